import type { DataSource, SelectQueryBuilder } from "typeorm";
import { HubError } from "#kit/errors";
import { searchKey } from "#kit/text";
import { storedOf } from "#kit/vault/columns";
import { SpecificNeed } from "../need/specific-need.entity";
import { OWN_CASE } from "../protection/grounds.sql";
import { groupOf, isCountry, isSpecificNeed } from "../reference/terms";
import { AGE_GROUP_SQL, ageParameters, IS_MINOR_SQL } from "./age.sql";
import { soundOf } from "./name-sound";
import { PersonNameWord } from "./name-word.entity";
import { Person } from "./person.entity";
import type { PersonFilter } from "./person.inputs";
import { assertSearchable } from "./person.search";

/** A condition on the alias `person`, and its parameters. */
type Condition = [sql: string, parameters: Record<string, unknown>];

/** How many words of a name are looked up; the rest would not find fewer people. */
const MAX_WORDS = 8;

/**
 * Narrows `query` (of one operation, alias `person`, with the parameter `operation`) to the people of the filter.
 * Throws FILTER_INVALID.
 */
export function narrow(query: SelectQueryBuilder<Person>, filter: PersonFilter, today: string): void {
  const conditions = [
    ...identity(filter),
    ...names(filter, query.dataSource),
    ...ages(filter, today),
    ...arrivals(filter),
    ...origins(filter),
    ...needs(filter, query.dataSource),
  ];
  for (const [sql, parameters] of conditions) query.andWhere(sql, parameters);
}

function* identity({ sex, displacementStatus, outcome }: PersonFilter): Generator<Condition> {
  if (isGiven(sex)) yield ["person.sex IN (:...sex)", { sex: some("sex", sex) }];
  if (isGiven(displacementStatus)) {
    yield ["person.displacementStatus IN (:...statuses)", { statuses: some("displacementStatus", displacementStatus) }];
  }
  if (isGiven(outcome)) yield ["person.outcome IN (:...outcomes)", { outcomes: some("outcome", outcome) }];
}

/** A wristband number as it is kept, however somebody types it. */
export function numberOf(text: string): string {
  return text.trim().toUpperCase();
}

function* names({ registrationNumber, name, soundsLike }: PersonFilter, source: DataSource): Generator<Condition> {
  if (isGiven(registrationNumber)) {
    const number = storedOf(source, Person, "registrationKey", numberOf(registrationNumber));
    yield ["person.registrationKey = :number", { number }];
  }
  const tokens = (column: "word" | "sound", texts: string[]): Condition[] =>
    texts.map((text, index) => [
      `person.id IN (SELECT w.personId FROM person_name_word w WHERE w.operationCode = :operation AND w.${column} = :${column}${String(index)})`,
      { [`${column}${String(index)}`]: storedOf(source, PersonNameWord, column, text) },
    ]);
  if (isGiven(name)) yield* tokens("word", wordsOf("name", name));
  if (isGiven(soundsLike)) yield* tokens("sound", soundsOf(soundsLike));
}

function wordsOf(field: string, name: string): string[] {
  assertSearchable(field, name);
  return [...new Set(searchKey(name).split(" "))].slice(0, MAX_WORDS);
}

/** Of N'Guessan, which is two words here and one elsewhere, the sound of the longer one is enough. */
function soundsOf(name: string): string[] {
  const words = wordsOf("soundsLike", name);
  const long = words.filter((word) => word.length > 1);
  return [...new Set((long.length > 0 ? long : words).map(soundOf))];
}

function* ages({ ageGroup, isMinor }: PersonFilter, today: string): Generator<Condition> {
  if (isGiven(ageGroup)) {
    yield [`${AGE_GROUP_SQL} IN (:...groups)`, { groups: some("ageGroup", ageGroup), ...ageParameters(today) }];
  }
  if (isGiven(isMinor)) yield [`${IS_MINOR_SQL} = :minor`, { minor: isMinor ? 1 : 0, ...ageParameters(today) }];
}

function* arrivals({ arrivedOn, arrivedFrom, arrivedUntil }: PersonFilter): Generator<Condition> {
  if (isGiven(arrivedFrom) && isGiven(arrivedUntil) && arrivedFrom > arrivedUntil) {
    throw new HubError("FILTER_INVALID", `filter.arrivedFrom: ${arrivedFrom} is later than arrivedUntil.`);
  }
  if (isGiven(arrivedOn)) yield ["person.arrivedOn = :arrivedOn", { arrivedOn }];
  if (isGiven(arrivedFrom)) yield ["person.arrivedOn >= :arrivedFrom", { arrivedFrom }];
  if (isGiven(arrivedUntil)) yield ["person.arrivedOn <= :arrivedUntil", { arrivedUntil }];
}

function* origins({ nationality }: PersonFilter): Generator<Condition> {
  if (!isGiven(nationality)) return;
  const countries = some("nationality", nationality);
  const unknown = countries.find((code) => !isCountry(code));
  if (unknown !== undefined) throw invalid("nationality", unknown, "an ISO 3166-1 alpha-3 code");
  yield [
    "person.id IN (SELECT n.personId FROM person_nationality n WHERE n.operationCode = :operation AND n.country IN (:...countries))",
    { countries },
  ];
}

function* needs({ specificNeed, hasChildCase }: PersonFilter, source: DataSource): Generator<Condition> {
  if (isGiven(specificNeed)) {
    const codes = some("specificNeed", specificNeed);
    const unknown = codes.find((code) => !isSpecificNeed(code));
    if (unknown !== undefined) throw invalid("specificNeed", unknown, "a UNHCR specific-needs code");
    // A group is found with its detailed codes, and each kind from an index of its own.
    const columns = codes.map((code) => (groupOf(code) === code ? "groupKey" : "codeKey"));
    const found = columns.map((column, index) => `s.${column} = :need${String(index)}`);
    const tokens = columns.map((column, index) => [
      `need${String(index)}`,
      storedOf(source, SpecificNeed, column, codes[index] ?? ""),
    ]);
    yield [
      `person.id IN (SELECT s.personId FROM specific_need s WHERE s.operationCode = :operation AND s.endedAt IS NULL AND (${found.join(" OR ")}))`,
      Object.fromEntries(tokens) as Record<string, string>,
    ];
  }
  if (isGiven(hasChildCase)) {
    // Of other agencies' cases not even this is told.
    const cases = `SELECT 1 FROM child_case c WHERE c.personId = person.id AND ${OWN_CASE}`;
    yield [`${hasChildCase ? "" : "NOT "}EXISTS (${cases})`, {}];
  }
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

/** The values, of which there must be one. */
function some<T>(name: string, values: T[]): T[] {
  if (values.length > 0) return values;
  throw new HubError("FILTER_INVALID", `filter.${name}: names no value, so that nobody could match; leave it out.`);
}

function invalid(name: string, value: string, what: string): HubError {
  return new HubError("FILTER_INVALID", `filter.${name}: ${JSON.stringify(value.slice(0, 20))} is not ${what}.`);
}
