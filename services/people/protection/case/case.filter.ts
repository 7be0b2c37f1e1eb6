import type { SelectQueryBuilder } from "typeorm";
import { HubError } from "#kit/errors";
import { storedOf } from "#kit/vault/columns";
import { AGE_GROUP_SQL, ageParameters } from "../../person/age.sql";
import { PersonNationality } from "../../person/nationality.entity";
import { Person } from "../../person/person.entity";
import { isCountry } from "../../reference/terms";
import { isConcern } from "../reference/protection-concerns";
import type { ChildCase } from "./case.entity";
import type { ChildCaseFilter } from "./case.inputs";
import { ASSESSABLE } from "./case.rules";
import { ChildCaseConcern } from "./concern.entity";

type Query = SelectQueryBuilder<ChildCase>;

/** The moment at which a filter is asked, also as a day of the operation. */
interface Moment {
  now: Date;
  today: string;
}

/** Narrows `query`, whose alias is `childCase`, to what the filter asks for. Throws FILTER_INVALID. */
export function narrow(query: Query, filter: ChildCaseFilter, { now, today }: Moment): void {
  refuseImpossible(filter);
  narrowByColumns(query, filter);
  narrowByConcern(query, filter);
  narrowByAssessment(query, filter, now);
  narrowByPerson(query, filter, today);
  narrowByNationality(query, filter);
}

function refuseImpossible(filter: ChildCaseFilter): void {
  const { openedFrom, openedUntil, arrivedFrom, arrivedUntil, protectionConcern, nationality } = filter;
  const empty = Object.entries(filter).find(([, value]) => Array.isArray(value) && value.length === 0);
  if (empty) throw new HubError("FILTER_INVALID", `filter.${empty[0]}: is empty; leave it out for all.`);
  refuseBackwards("opened", openedFrom, openedUntil);
  refuseBackwards("arrived", arrivedFrom, arrivedUntil);
  refuseUnknown("protectionConcern", protectionConcern, isConcern);
  refuseUnknown("nationality", nationality, isCountry);
}

function refuseBackwards<T extends string | Date>(
  what: string,
  from: T | null | undefined,
  until: T | null | undefined,
) {
  if (from && until && from > until) {
    throw new HubError("FILTER_INVALID", `filter.${what}Until: is earlier than filter.${what}From.`);
  }
}

function refuseUnknown(field: string, code: string | null | undefined, isKnown: (code: string) => boolean): void {
  if (!code || isKnown(code)) return;
  const asked = JSON.stringify(code.slice(0, 40));
  throw new HubError("FILTER_INVALID", `filter.${field}: ${asked} is not a code of its list.`);
}

function narrowByColumns(query: Query, filter: ChildCaseFilter): void {
  for (const column of ["status", "workflowState", "protectionStatus", "risk"] as const) {
    const values = filter[column];
    if (values) query.andWhere(`childCase.${column} IN (:...${column})`, { [column]: values });
  }
  const { caseworker, openedFrom, openedUntil } = filter;
  if (caseworker) query.andWhere("childCase.caseworker = :caseworker", { caseworker });
  if (openedFrom) query.andWhere("childCase.openedAt >= :openedFrom", { openedFrom });
  if (openedUntil) query.andWhere("childCase.openedAt < :openedUntil", { openedUntil });
}

function narrowByConcern(query: Query, { protectionConcern }: ChildCaseFilter): void {
  if (!protectionConcern) return;
  const raised = query
    .subQuery()
    .select("1")
    .from(ChildCaseConcern, "concern")
    .where("concern.childCaseId = childCase.id AND concern.concern = :protectionConcern");
  const token = storedOf(query.dataSource, ChildCaseConcern, "concern", protectionConcern);
  query.andWhere(`EXISTS ${raised.getQuery()}`, { protectionConcern: token });
}

/** `isAssessmentOverdue` of case.rules.ts, and its contrary, as SQL. */
function narrowByAssessment(query: Query, { isAssessmentOverdue }: ChildCaseFilter, now: Date): void {
  if (isAssessmentOverdue === null || isAssessmentOverdue === undefined) return;
  query.andWhere(
    isAssessmentOverdue
      ? "childCase.status IN (:...assessable) AND childCase.assessedAt IS NULL AND childCase.assessmentDueAt <= :now"
      : "(childCase.status NOT IN (:...assessable) OR childCase.assessedAt IS NOT NULL OR childCase.assessmentDueAt > :now)",
    { assessable: ASSESSABLE, now },
  );
}

function narrowByPerson(
  query: Query,
  { sex, ageGroup, arrivedFrom, arrivedUntil }: ChildCaseFilter,
  today: string,
): void {
  const conditions: [unknown, string][] = [
    [sex, "person.sex = :sex"],
    [ageGroup, `${AGE_GROUP_SQL} IN (:...ageGroup)`],
    [arrivedFrom, "person.arrivedOn >= :arrivedFrom"],
    [arrivedUntil, "person.arrivedOn <= :arrivedUntil"],
  ];
  const asked = conditions.filter(([value]) => value).map(([, condition]) => condition);
  if (asked.length === 0) return;
  const child = query.subQuery().select("1").from(Person, "person").where("person.id = childCase.personId");
  for (const condition of asked) child.andWhere(condition);
  const parameters = { ...ageParameters(today), sex, ageGroup, arrivedFrom, arrivedUntil };
  query.andWhere(`EXISTS ${child.getQuery()}`, parameters);
}

function narrowByNationality(query: Query, { nationality }: ChildCaseFilter): void {
  if (!nationality) return;
  const held = query
    .subQuery()
    .select("1")
    .from(PersonNationality, "held")
    .where("held.personId = childCase.personId AND held.country = :nationality");
  query.andWhere(`EXISTS ${held.getQuery()}`, { nationality });
}
