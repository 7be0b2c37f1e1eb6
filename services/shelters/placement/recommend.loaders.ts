import { In } from "typeorm";
import type { Context } from "#kit/context";
import { Guest } from "../guest/guest.entity";
import { shelterList } from "../shelter/shelter.loaders";
import { ShelterStatus } from "../shelter/shelter.enums";
import { availableOf } from "../shelter/shelter.rules";
import { ShelterStay } from "../stay/stay.entity";
import { ShelterStayStatus } from "../stay/stay.enums";
import { HousingUnit } from "../unit/unit.entity";
import { PlacementRequest } from "./placement.entity";
import { PlacementRequestStatus } from "./placement.enums";
import type { Candidate, Waiting } from "./recommend.rules";
import type { Shelter } from "../shelter/shelter.entity";

const MOST_PEOPLE = 1_000;
const LIVE = [ShelterStayStatus.CHECKED_IN, ShelterStayStatus.RESERVED];

/** Those who wait, longest first: of these people, or at most 1,000 of all. */
export async function waitingOf(
  { db }: Context,
  operationCode: string,
  personIds: readonly string[] | null,
): Promise<PlacementRequest[]> {
  return db.find(PlacementRequest, {
    where: {
      ...{ operationCode, status: PlacementRequestStatus.WAITING },
      ...(personIds && { personId: In([...personIds]) }),
    },
    order: { occurredAt: "ASC", id: "ASC" },
    take: MOST_PEOPLE,
  });
}

/** What the shelters were told of each of these, and for whom a bed is kept. */
export async function factsOf(
  { db }: Context,
  requests: readonly PlacementRequest[],
): Promise<{ waiting: Waiting[]; kept: ReadonlySet<string> }> {
  const personId = In(requests.map((request) => request.personId));
  const [guests, stays] = await Promise.all([
    db.findBy(Guest, { personId }),
    db.findBy(ShelterStay, { personId, status: In(LIVE) }),
  ]);
  const told = new Map(guests.map((guest) => [guest.personId, guest]));
  const waiting = requests.map(({ personId: id, occurredAt: since }): Waiting => {
    const { householdId = null, housedAs = null } = told.get(id) ?? {};
    return { personId: id, householdId, housedAs, since };
  });
  return { waiting, kept: new Set(stays.map((stay) => stay.personId)) };
}

/** The shelters that take people who have just come, with what is free in them. */
export async function candidatesFor(
  { db }: Context,
  operationCode: string,
  waiting: readonly Waiting[],
): Promise<{ candidates: Candidate[]; shelters: Map<string, Shelter>; units: Map<string, HousingUnit> }> {
  const shelters = await shelterList(db, operationCode, { status: [ShelterStatus.OPEN], isOnward: false });
  const ids = shelters.map(({ id }) => id);
  const households = [...new Set(waiting.flatMap(({ householdId }) => householdId ?? []))];
  const [units, members] = await Promise.all([
    db.findBy(HousingUnit, { shelterId: In(ids) }),
    db.findBy(Guest, { householdId: In(households) }),
  ]);
  const householdOf = new Map(members.map((guest) => [guest.personId, guest.householdId ?? ""]));
  const stays = await db.findBy(ShelterStay, { personId: In([...householdOf.keys()]), status: In(LIVE) });
  const candidates = shelters.map((shelter): Candidate => {
    const here = stays.filter(({ shelterId }) => shelterId === shelter.id);
    return {
      ...{ shelterId: shelter.id, free: availableOf(shelter) },
      rooms: units
        .filter(({ shelterId }) => shelterId === shelter.id)
        .map(({ id, kind, capacity, occupied, reserved }) => ({
          ...{ unitId: id, kind, free: Math.max(capacity - occupied - reserved, 0) },
        })),
      householdIds: new Set(here.map(({ personId }) => householdOf.get(personId) ?? "")),
    };
  });
  return {
    candidates,
    shelters: new Map(shelters.map((shelter) => [shelter.id, shelter])),
    units: new Map(units.map((unit) => [unit.id, unit])),
  };
}
