// What a registration must agree with that is in the database already. One statement for each table and list.
import { In, type EntityManager } from "typeorm";
import { Act } from "#kit/acts/act.entity";
import { Erasure } from "#kit/retention/erasure.entity";
import type { Viewer } from "#kit/viewer";
import { Arrival } from "../arrival/arrival.entity";
import { Household } from "../household/household.entity";
import type { Operation } from "../operation/operation.entity";
import { Person } from "../person/person.entity";
import { peopleByNumber } from "./lookalike.loaders";
import { failed, read, type RowOutcome } from "./registration.outcome";
import { isMinorOn } from "./registration.rows";
import type { Facts, Fault } from "./registration.rules";

export const KIND = "registerPerson";

export interface Known {
  arrivals: ReadonlyMap<string, Arrival>;
  /** Households of other operations. */
  strangeHouseholds: ReadonlySet<string>;
  /** Adults of this operation who may be caregivers, by id. */
  adults: ReadonlySet<string>;
  numbers: ReadonlyMap<string, string>;
}

/** What came before of those that were sent before, by id; ID_TAKEN for ids that are somebody else's. */
export async function doneBefore(
  tx: EntityManager,
  ids: readonly string[],
  { agency, sub }: Viewer,
): Promise<Map<string, RowOutcome>> {
  const id = In([...ids]);
  const taken: RowOutcome = failed(["ID_TAKEN", "id"]);
  const outcomes = new Map<string, RowOutcome>();
  for (const person of await tx.find(Person, { select: { id: true }, where: { id } })) outcomes.set(person.id, taken);
  for (const { personId } of await tx.findBy(Erasure, { personId: id })) outcomes.set(personId, taken);
  for (const act of await tx.findBy(Act, { id })) {
    const isOwn = act.kind === KIND && act.agency === agency && act.user === sub;
    outcomes.set(act.id, isOwn ? remembered(act) : taken);
  }
  return outcomes;
}

const remembered = ({ outcome }: Act): RowOutcome => read(JSON.parse(outcome ?? '""') as string);

export async function knownOf(
  tx: EntityManager,
  all: readonly Facts[],
  operation: Operation,
  today: string,
): Promise<Known> {
  const idsOf = (of: (facts: Facts) => string | null): string[] => [
    ...new Set(all.flatMap((facts) => of(facts) ?? [])),
  ];
  const [arrivalIds, householdIds] = [idsOf(({ arrivalId }) => arrivalId), idsOf(({ householdId }) => householdId)];
  const caregiverIds = idsOf(({ caregiverId }) => caregiverId);
  const arrivals = arrivalIds.length > 0 ? await tx.findBy(Arrival, { id: In(arrivalIds) }) : [];
  const households = householdIds.length > 0 ? await tx.findBy(Household, { id: In(householdIds) }) : [];
  const caregivers = caregiverIds.length > 0 ? await tx.findBy(Person, { id: In(caregiverIds) }) : [];
  const isHere = ({ operationCode }: { operationCode: string }): boolean => operationCode === operation.code;
  return {
    arrivals: new Map(arrivals.filter(isHere).map((arrival) => [arrival.id, arrival])),
    strangeHouseholds: new Set(households.filter((household) => !isHere(household)).map(({ id }) => id)),
    adults: new Set(
      caregivers
        .filter((person) => isHere(person) && person.mergedIntoId === null && !isMinorOn(today, person))
        .map(({ id }) => id),
    ),
    numbers: await peopleByNumber(
      tx,
      idsOf(({ registrationNumber }) => registrationNumber),
    ),
  };
}

/** What is wrong with one that is sound by itself. `newAdults` are sent with it. */
export function faultsAgainst(facts: Facts, known: Known, newAdults: ReadonlySet<string>): Fault[] {
  const { id, arrivalId, householdId, caregiverId, registrationNumber } = facts;
  const isAmong = (value: string | null, list: ReadonlySet<string> | ReadonlyMap<string, unknown>): boolean =>
    value !== null && list.has(value);
  const checks: [boolean, Fault][] = [
    [arrivalId === null || isAmong(arrivalId, known.arrivals), ["ARRIVAL_UNKNOWN", "arrivalId"]],
    [!isAmong(householdId, known.strangeHouseholds), ["HOUSEHOLD_UNKNOWN", "householdId"]],
    [
      caregiverId !== id && [known.adults, newAdults].some((adults) => caregiverId === null || adults.has(caregiverId)),
      ["CAREGIVER_INVALID", "caregiverId"],
    ],
    [!isAmong(registrationNumber, known.numbers), ["NUMBER_TAKEN", "registrationNumber"]],
  ];
  return checks.flatMap(([isSound, fault]) => (isSound ? [] : [fault]));
}
