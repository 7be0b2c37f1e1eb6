// The people agency's part of a story: who came, who they are, and to whom they belong.
import { PersonTie } from "#kit/access/tie.entity";
import { dayOf } from "#kit/days";
import { insertRows } from "#kit/insert";
import type { Seed } from "#scenario/load";
import { shelterTies, tripTies } from "#scenario/ties";
import { Arrival } from "./arrival/arrival.entity";
import { PersonHold } from "./hold/hold.entity";
import { Household } from "./household/household.entity";
import { SpecificNeed } from "./need/specific-need.entity";
import { Operation } from "./operation/operation.entity";
import { PersonNameWord } from "./person/name-word.entity";
import { PersonNationality } from "./person/nationality.entity";
import { PersonOtherId } from "./person/other-id.entity";
import { Person } from "./person/person.entity";
import { seedProtection } from "./protection/protection.seed";
import { Relationship } from "./relationship/relationship.entity";
import {
  arrivalRow,
  detailsOf,
  holdRows,
  householdRows,
  nationalityRows,
  needRows,
  personRow,
  relationshipRows,
  wordRows,
} from "./seed.rows";

export const seedPeople: Seed = async (tx, chapter) => {
  const { operation, arrivals, people, isLast } = chapter;
  const { code, name, country: countryCode, startedOn, timeZone } = operation;
  const arrivedOn = new Map(arrivals.map(({ id, occurredAt }) => [id, dayOf(occurredAt, timeZone)]));
  const known = people.map((person) => ({
    person,
    details: detailsOf(person, operation),
    arrivedOn: arrivedOn.get(person.arrivalId) ?? null,
  }));
  const named = countsOf(people.map(({ arrivalId }) => arrivalId));
  const arrivalRows = arrivals.map((arrival) => arrivalRow(arrival, named.get(arrival.id) ?? 0, operation));
  await insertRows(tx, Arrival, arrivalRows);
  await insertRows(tx, Household, householdRows(people, operation));
  const personRows = known.map((one) => personRow(one, operation));
  await insertRows(tx, Person, personRows);
  const nationalities = people.flatMap((person) => nationalityRows(person, operation));
  await insertRows(tx, PersonNationality, nationalities);
  const words = known.flatMap((one) => wordRows(one, operation));
  await insertRows(tx, PersonNameWord, words);
  const otherIds = known.flatMap(({ details }) => details.otherIds);
  await insertRows(tx, PersonOtherId, otherIds);
  const relationships = people.flatMap((person) => relationshipRows(person, operation));
  await insertRows(tx, Relationship, relationships);
  const needs = people.flatMap((person) => needRows(person, operation));
  await insertRows(tx, SpecificNeed, needs);
  const holds = people.flatMap((person) => holdRows(person, operation));
  await insertRows(tx, PersonHold, holds);
  await insertRows(tx, PersonTie, [...shelterTies(chapter), ...tripTies(chapter, "IOM")]);
  await seedProtection(tx, chapter);
  if (isLast) await insertRows(tx, Operation, [{ code, name, countryCode, startedOn, timeZone }]);
};

function countsOf(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
