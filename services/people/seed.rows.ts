// What a story tells of people, as rows of this agency's tables. Details that nobody else knows are invented here.
import { dayOf } from "#kit/days";
import type { FieldRecord } from "#kit/record";
import { searchKey } from "#kit/text";
import { idOf, randomOf } from "#scenario/random";
import type { ArrivalStory, OperationFacts, PersonStory } from "#scenario/story";
import type { Arrival } from "./arrival/arrival.entity";
import type { PersonHold } from "./hold/hold.entity";
import type { Household } from "./household/household.entity";
import type { SpecificNeed } from "./need/specific-need.entity";
import type { PersonNameWord } from "./person/name-word.entity";
import type { PersonNationality } from "./person/nationality.entity";
import type { PersonOtherId } from "./person/other-id.entity";
import { nameSound, soundOf } from "./person/name-sound";
import type { Person } from "./person/person.entity";
import { BirthDatePrecision, DisplacementStatus, PersonOutcome, Sex } from "./person/person.enums";
import { groupOf } from "./reference/terms";
import type { Relationship } from "./relationship/relationship.entity";
import { RelationshipKind } from "./relationship/relationship.enums";

const MINUTE = 60_000;

/** What a relative, a friend or a neighbour calls somebody. */
const NICKNAMES = ["Vieux", "Papi", "Bébé", "Tonton", "Petit"];

/** The societies that give people numbers of their own, by country of the operation. */
const RED_CROSS: Record<string, string> = { MLI: "Croix-Rouge malienne", NER: "Croix-Rouge nigérienne" };

/** What is written beside a specific need. */
const NOTES: Record<string, string> = {
  LP: "Voices fear of return; referred to UNHCR.",
  SC: "No parent or usual caregiver is with the child; told the child-protection desk.",
  SM: "Sent to the health post on arrival.",
  SP: "Alone with children.",
};

/** Who wrote a record of this key, when; one desk in twenty had no line and sent it hours later. */
function recorded(
  key: string,
  occurredAt: Date,
  { code, asOf }: OperationFacts,
): Omit<FieldRecord, "id" | "recordedBy"> {
  const { int, chance } = randomOf(`recorded ${key}`);
  const site = code.split("-")[0]?.toLowerCase() ?? "";
  const delay = chance(0.05) ? int(120, 1_440) : int(0, 4);
  return {
    operationCode: code,
    recordedByAgency: "IOM",
    recordedByUser: `desk-${site}-${String(int(1, 4))}`,
    occurredAt,
    recordedAt: new Date(
      Math.max(occurredAt.getTime(), Math.min(occurredAt.getTime() + delay * MINUTE, asOf.getTime())),
    ),
    version: 1,
  };
}

interface Details {
  otherNames: string | null;
  otherIds: PersonOtherId[];
}

/** What only this agency knows of a person. */
export function detailsOf({ id, displacement }: PersonStory, { country }: OperationFacts): Details {
  const { chance, int, pick } = randomOf(`people ${id}`);
  const otherNames = chance(0.08) ? pick(NICKNAMES) : null;
  const otherIds: PersonOtherId[] = [];
  const redCross = RED_CROSS[country];
  const add = (agency: string, value: string): void =>
    void otherIds.push({ personId: id, agency, value, valueKey: value });
  if (redCross && chance(0.1)) add(redCross, `CR-${String(int(10_000, 99_999))}`);
  if (displacement === "ASYLUM_SEEKER" || displacement === "REFUGEE") {
    add("UNHCR", `${country}-${String(int(1_000_000, 9_999_999))}`);
  }
  return { otherNames, otherIds };
}

export function arrivalRow(arrival: ArrivalStory, named: number, operation: OperationFacts): Partial<Arrival> {
  const { id, pointOfEntry, occurredAt, men, women, boys, girls } = arrival;
  return {
    id,
    ...recorded(id, occurredAt, operation),
    pointOfEntry: pointOfEntry.name,
    pointOfEntryPCode: pointOfEntry.pCode,
    arrivedOn: dayOf(occurredAt, operation.timeZone),
    men,
    women,
    boys,
    girls,
    isEstimated: false,
    named,
  };
}

export function householdRows(people: PersonStory[], operation: OperationFacts): Partial<Household>[] {
  const households = new Map<string, Partial<Household>>();
  for (const { id, householdId, isHeadOfHousehold, registeredAt } of people) {
    if (!householdId) continue;
    const household = households.get(householdId) ?? {
      id: householdId,
      ...recorded(householdId, registeredAt, operation),
      headId: null,
    };
    households.set(householdId, isHeadOfHousehold ? { ...household, headId: id } : household);
  }
  return [...households.values()];
}

interface Known {
  person: PersonStory;
  details: Details;
  arrivedOn: string | null;
}

export function personRow({ person, details, arrivedOn }: Known, operation: OperationFacts): Partial<Person> {
  const { id, givenName, familyName, nationalities, outcome } = person;
  return {
    id,
    ...recorded(id, person.registeredAt, operation),
    registrationNumber: person.registrationNumber,
    registrationKey: person.registrationNumber,
    givenName,
    familyName,
    nameKey: nameSound(givenName, familyName),
    otherNames: details.otherNames,
    sex: Sex[person.sex],
    bornOn: person.bornOn,
    birthDatePrecision: BirthDatePrecision[person.birthPrecision],
    isAgeDisputed: person.isAgeDisputed,
    originCountryCode: nationalities[0] ?? null,
    languageCodes: person.languages,
    phone: person.phone,
    displacementStatus: DisplacementStatus[person.displacement],
    arrivalId: person.arrivalId,
    arrivedOn,
    householdId: person.householdId,
    outcome: outcome ? PersonOutcome[outcome.kind] : null,
    outcomeAt: outcome?.at ?? null,
    mergedIntoId: null,
  };
}

export function nationalityRows(person: PersonStory, { code }: OperationFacts): PersonNationality[] {
  const countries = [...new Set(person.nationalities)];
  return countries.map((country, place) => ({ personId: person.id, country, operationCode: code, place }));
}

export function wordRows({ person, details }: Known, { code }: OperationFacts): PersonNameWord[] {
  const names = `${person.givenName} ${person.familyName} ${details.otherNames ?? ""}`;
  const words = [...new Set(searchKey(names).split(" "))];
  return words.map((word) => ({ personId: person.id, word, sound: soundOf(word), operationCode: code }));
}

export function relationshipRows(person: PersonStory, operation: OperationFacts): Partial<Relationship>[] {
  return person.relations.map(({ id, toPersonId, relation, isCaregiver }) => ({
    id,
    ...recorded(id, person.registeredAt, operation),
    personId: person.id,
    otherId: toPersonId,
    kind: RelationshipKind[relation],
    isCaregiver,
  }));
}

/** A code, and what it is found by. */
const found = (code: string) => ({ code, codeKey: code, groupKey: groupOf(code) });

export function needRows(person: PersonStory, operation: OperationFacts): Partial<SpecificNeed>[] {
  return [...new Set(person.specificNeeds)].map((code) => {
    const id = idOf(`specific need ${person.id} ${code}`);
    const notes = NOTES[code] ?? null;
    return { id, ...recorded(id, person.registeredAt, operation), personId: person.id, ...found(code), notes };
  });
}

/** Somebody who was taken off a manifest because of a hold was on hold, and is until nominated again. */
export function holdRows({ id: personId, entries }: PersonStory, operation: OperationFacts): Partial<PersonHold>[] {
  return entries.flatMap(({ id: entryId, heldCodes, nominatedAt }, index) => {
    if (!heldCodes.includes("HOLD")) return [];
    const id = idOf(`hold ${entryId}`);
    const liftedAt = entries[index + 1]?.nominatedAt ?? null;
    return [{ id, ...recorded(id, nominatedAt, operation), personId, liftedAt }];
  });
}
