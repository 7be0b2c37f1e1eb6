// How long the people agency keeps what it holds. IOM states it; UNICEF states `protection/`.
// No source gives periods for all of this: IOM's Data Protection Principle 9 (IN/138) asks for no longer than the purpose
// needs, and the ICRC's Handbook on Data Protection (2.7) for a first period that is looked at again. The days are ours,
// for each agency's data officer to set.
import { ACCESS_LOG_TABLES } from "#kit/access-log/access-log.entity";
import { Act } from "#kit/acts/act.entity";
import { Letter } from "#kit/outbox/letter.entity";
import { PersonTie } from "#kit/access/tie.entity";
import { ageOn, bornBy } from "#kit/days";
import { RECORD_COLUMNS, type RetentionPlan, type TablePlan } from "#kit/retention/plan";
import { Arrival } from "./arrival/arrival.entity";
import { PersonHold } from "./hold/hold.entity";
import { Household } from "./household/household.entity";
import { SpecificNeed } from "./need/specific-need.entity";
import { Operation } from "./operation/operation.entity";
import { PersonNameWord } from "./person/name-word.entity";
import { PersonNationality } from "./person/nationality.entity";
import { PersonOtherId } from "./person/other-id.entity";
import { Person } from "./person/person.entity";
import { BirthDatePrecision } from "./person/person.enums";
import { protectionClasses, protectionImpersonal, protectionPlans } from "./protection/protection.retention";
import { Relationship } from "./relationship/relationship.entity";

const hasOpenCase = (personId: string): string =>
  `EXISTS (SELECT 1 FROM child_case k WHERE k.personId = ${personId} AND k.status IN ('IDENTIFIED', 'OPEN'))`;

/**
 * Nobody works with a person any more: no shelter, no trip, no open case, and if it is known what became of them, that is
 * long ago. Never so by itself for who disappeared: a family may ask (ICRC, Restoring Family Links).
 */
const isDoneWith = (row: string): string =>
  `${row}.recordedAt <= :before AND (${row}.outcome IS NULL OR ${row}.outcome <> 'DISAPPEARED' AND ${row}.outcomeAt <= :before)` +
  ` AND NOT EXISTS (SELECT 1 FROM person_tie t WHERE t.personId = ${row}.id AND t.kind IN ('SHELTER', 'TRIP_AGENCY') AND (t.endedAt IS NULL OR t.endedAt > :before))` +
  ` AND NOT ${hasOpenCase(`${row}.id`)}`;

const isTieOver = (row: string): string =>
  `${row}.endedAt <= :before OR ${row}.kind IN ('CASE_AGENCY', 'CASEWORKER') AND NOT ${hasOpenCase(`${row}.personId`)}`;

/** Of rows that hang on a person: they are over with that person. */
const withTheirPerson = (row: string): string =>
  `EXISTS (SELECT 1 FROM person p WHERE p.id = ${row}.personId AND ${isDoneWith("p")})`;

/** As many completed years on `today`, and half a year more or less: ages and age groups are told as before. */
const sameAge = ({ bornOn }: Person, today: string): string => bornBy(halfAYearBefore(today), ageOn(today, bornOn));

function halfAYearBefore(day: string): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() - 182);
  return date.toISOString().slice(0, 10);
}

const hangingOnPeople: TablePlan[] = [
  { table: PersonNameWord, class: "identity", person: "personId", over: withTheirPerson, atEnd: "row" },
  { table: PersonOtherId, class: "contact", person: "personId", over: withTheirPerson, atEnd: "row" },
  { table: SpecificNeed, class: "identity", person: "personId", over: withTheirPerson, atEnd: "row" },
  { table: PersonHold, class: "identity", person: "personId", over: withTheirPerson, atEnd: "row" },
  { table: Relationship, class: "identity", person: "personId", over: withTheirPerson, atEnd: "row" },
  { table: Relationship, class: "identity", person: "otherId", withPerson: "row" },
  {
    table: PersonTie,
    class: "contact",
    person: "personId",
    over: isTieOver,
    atEnd: "row",
  },
];

export const peopleRetention: RetentionPlan = {
  classes: {
    identity: { says: "Who somebody is, from when nobody works with them any more", days: 5 * 365 },
    contact: { says: "How to reach somebody, and who worked with them, from then on", days: 365 },
    ...protectionClasses,
  },
  tables: [
    ...protectionPlans,
    ...hangingOnPeople,
    {
      table: PersonNationality,
      class: "identity",
      person: "personId",
      over: withTheirPerson,
      withPerson: {},
      stays: "personId country operationCode place",
    },
    { table: Household, class: "identity", person: "headId", withPerson: { headId: null }, stays: RECORD_COLUMNS },
    { table: Person, class: "contact", person: "id", over: isDoneWith, atEnd: { phone: null } },
    {
      table: Person,
      class: "identity",
      person: "id",
      over: isDoneWith,
      withPerson: {
        ...{
          registrationNumber: null,
          registrationKey: null,
          nameKey: null,
          givenName: null,
          familyName: null,
          otherNames: null,
          fearsReturn: null,
        },
        ...{ languageCodes: [], originCountryCode: null, householdId: null },
        ...{ bornOn: sameAge, birthDatePrecision: BirthDatePrecision.ESTIMATED },
      },
      stays: `${RECORD_COLUMNS} sex isAgeDisputed displacementStatus arrivalId arrivedOn outcome outcomeAt mergedIntoId`,
    },
  ],
  impersonal: [Operation, Arrival, ...protectionImpersonal, ...ACCESS_LOG_TABLES, Act, Letter],
  accessLogDays: 10 * 365,
};
