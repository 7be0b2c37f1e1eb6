import DataLoader from "dataloader";
import { In } from "typeorm";
import { manyEach, oneEach, perRequest } from "#kit/loader";
import { HousingUnit } from "./unit.entity";

export const unitById = perRequest(
  ({ db }) =>
    new DataLoader<string, HousingUnit | null>(async (ids) =>
      oneEach(ids, await db.findBy(HousingUnit, { id: In(ids) }), (unit) => unit.id),
    ),
);

/** The units of a shelter by name: a handful each. */
export const unitsByShelter = perRequest(
  ({ db }) =>
    new DataLoader<string, HousingUnit[]>(async (ids) => {
      const order = { name: "ASC", id: "ASC" } as const;
      const units = await db.find(HousingUnit, { where: { shelterId: In(ids) }, order });
      return manyEach(ids, units, (unit) => unit.shelterId);
    }),
);
