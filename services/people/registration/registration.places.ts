// Whoever is registered needs a bed: the shelters are told, in the transaction in which it becomes true.
import { randomUUID } from "node:crypto";
import { And, In, IsNull, Raw, type EntityManager } from "typeorm";
import { partsOf, post } from "#kit/outbox/post";
import type { Operation } from "../operation/operation.entity";
import { Person } from "../person/person.entity";
import { Relationship } from "../relationship/relationship.entity";
import { housedAs } from "./housing.rules";
import { isMinorOn } from "./registration.rows";

export interface Households {
  /** Whether somebody grown is in the household. False of none. */
  hasAdults: (householdId: string | null) => boolean;
}

export interface Need {
  /** Whether they need a bed now, wherever they were before; otherwise only what is known of them changed. */
  areNew?: boolean;
  /** Since when they need it; since they were registered, if left out. */
  since?: Date;
}

/** Whoever went on by a trip, and is in no shelter since, is not waiting for a bed. */
const hasNotGone = (id: string): string =>
  `(NOT EXISTS (SELECT 1 FROM person_tie t WHERE t.personId = ${id} AND t.kind = 'TRIP_AGENCY')` +
  ` OR EXISTS (SELECT 1 FROM person_tie s WHERE s.personId = ${id} AND s.kind = 'SHELTER' AND s.endedAt IS NULL))`;

const amongst = (ids: string[], { areNew = true }: Need) => (areNew ? In(ids) : And(In(ids), Raw(hasNotGone)));

/**
 * Tells the shelters of these people, and of those in the households that are named.
 */
export async function askForPlaces(
  tx: EntityManager,
  people: readonly { id: string; householdId: string | null }[],
  { code }: Operation,
  today: string,
  need: Need = {},
): Promise<Households> {
  const ids = people.map(({ id }) => id);
  const householdIds = [...new Set(people.flatMap(({ householdId }) => householdId ?? []))];
  const here = { operationCode: code, mergedIntoId: IsNull(), outcome: IsNull() };
  const concerned = await tx.find(Person, {
    select: { id: true, sex: true, bornOn: true, isAgeDisputed: true, householdId: true, occurredAt: true },
    where: [
      { id: amongst(ids, need), ...here },
      ...(householdIds.length > 0 ? [{ id: Raw(hasNotGone), householdId: In(householdIds), ...here }] : []),
    ],
  });
  const cared = await tx.find(Relationship, {
    select: { id: true, otherId: true },
    where: { otherId: In(concerned.map(({ id }) => id)), isCaregiver: true },
  });
  const hasCaregiver = new Set(cared.map(({ otherId }) => otherId));
  const sizes = new Map<string, number>();
  const grown = new Set<string>();
  for (const person of concerned) {
    if (!person.householdId) continue;
    sizes.set(person.householdId, (sizes.get(person.householdId) ?? 0) + 1);
    if (!isMinorOn(today, person)) grown.add(person.householdId);
  }
  const sinceOf = ({ occurredAt }: Person): Date => need.since ?? occurredAt;
  const wishes = concerned.map((person) => ({
    personId: person.id,
    householdId: person.householdId,
    housedAs: housedAs({
      ...{ sex: person.sex, isMinor: isMinorOn(today, person), hasCaregiver: hasCaregiver.has(person.id) },
      householdSize: sizes.get(person.householdId ?? "") ?? 1,
    }),
    waitingSince: sinceOf(person),
  }));
  const letters = partsOf(wishes).map((part) => ({
    ...{ id: randomUUID(), kind: "request-placements", about: part[0]?.personId ?? "" },
    payload: { operation: code, people: part },
  }));
  await post(tx, letters);
  return { hasAdults: (householdId) => householdId !== null && grown.has(householdId) };
}
