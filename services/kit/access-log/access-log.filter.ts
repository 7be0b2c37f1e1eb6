import type { SelectQueryBuilder } from "typeorm";
import { assertId, HubError } from "#kit/errors";
import type { Reader } from "#kit/context";
import type { AccessLogLine } from "./access-log.entity";
import type { AccessLogFilter } from "./access-log.inputs";
import { seenIn } from "./seen";

/** A condition on the alias `line`, and its parameters. */
type Condition = [sql: string, parameters?: Record<string, unknown>];

/**
 * Narrows `query` (alias `line`) to the lines of the filter. Person, user and time are found by an index; the others
 * are looked for in what those leave. Throws ID_MALFORMED, FILTER_INVALID.
 */
export function narrow(query: SelectQueryBuilder<AccessLogLine>, filter: AccessLogFilter, db: Reader): void {
  const conditions = [...whom(filter, db), ...who(filter), ...what(filter), ...when(filter)];
  for (const [sql, parameters] of conditions) query.andWhere(sql, parameters);
}

function* whom({ personId }: AccessLogFilter, db: Reader): Generator<Condition> {
  if (!isGiven(personId)) return;
  assertId("filter.personId", personId);
  const seen = seenIn(db).select("line.id").andWhere("seen.personId = :personId", { personId });
  yield [`line.id IN (${seen.getQuery()})`, seen.getParameters()];
}

function* who({ user, agency }: AccessLogFilter): Generator<Condition> {
  if (isGiven(user)) yield ["line.user = :user", { user }];
  if (isGiven(agency)) yield ["line.agency = :agency", { agency }];
}

function* what({ category, ground, isRefusal }: AccessLogFilter): Generator<Condition> {
  // As `JSON.stringify` writes them. `instr` has no wildcards, and both engines have it.
  if (isGiven(category))
    yield ["INSTR(line.reads, :category) > 0", { category: `"category":${JSON.stringify(category)}` }];
  if (isGiven(ground)) yield ["INSTR(line.reads, :ground) > 0", { ground: `"ground":${JSON.stringify(ground)}` }];
  if (isGiven(isRefusal)) yield [`line.refusals ${isRefusal ? "<>" : "="} '[]'`];
}

function* when({ from, until }: AccessLogFilter): Generator<Condition> {
  if (isGiven(from) && isGiven(until) && from >= until) {
    throw new HubError("FILTER_INVALID", `filter.from: ${from.toISOString()} is not before until.`);
  }
  if (isGiven(from)) yield ["line.at >= :from", { from }];
  if (isGiven(until)) yield ["line.at < :until", { until }];
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
