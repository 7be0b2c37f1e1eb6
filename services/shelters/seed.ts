import { PersonTie } from "#kit/access/tie.entity";
import { insertRows } from "#kit/insert";
import type { Seed } from "#scenario/load";
import { caseTies, shelterTies } from "#scenario/ties";
import { Distribution } from "./distribution/distribution.entity";
import { sheltersOf, unitsOf } from "./invented/centres";
import { distributionsOf } from "./invented/distributions";
import { placementsOf } from "./invented/placements";
import { requestsOf } from "./invented/requests";
import { staysOf } from "./invented/stays";
import { Operation } from "./operation/operation.entity";
import { PlacementRequest } from "./placement/placement.entity";
import { ResourceRequest } from "./request/request.entity";
import { Shelter } from "./shelter/shelter.entity";
import { ShelterStay } from "./stay/stay.entity";
import { HousingUnit } from "./unit/unit.entity";

/** Shelters and stays as the story tells them; the rest invented to agree with these. */
export const seedShelters: Seed = async (tx, chapter) => {
  await insertRows(tx, Shelter, sheltersOf(chapter));
  await insertRows(tx, HousingUnit, unitsOf(chapter));
  await insertRows(tx, ShelterStay, staysOf(chapter));
  await insertRows(tx, PersonTie, [...caseTies(chapter), ...shelterTies(chapter)]);
  await insertRows(tx, Distribution, distributionsOf(chapter));
  await insertRows(tx, ResourceRequest, requestsOf(chapter));
  await insertRows(tx, PlacementRequest, placementsOf(chapter));
  const { code, timeZone } = chapter.operation;
  if (chapter.isLast) await insertRows(tx, Operation, [{ code, timeZone }]);
};
