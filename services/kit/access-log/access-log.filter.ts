import type { SelectQueryBuilder } from "typeorm";
import { assertId, HubError } from "#kit/errors";
import type { AccessLogLine } from "./access-log.entity";
import type { AccessLogFilter } from "./access-log.inputs";

/** A condition on the alias `line`, and its parameters. */
type Condition = [sql: string, parameters?: Record<string, unknown>];

/**
 * Narrows `query` (alias `line`) to the lines of the filter. Person, user and time are found by an index; the others
 * are looked for in what those leave. Throws ID_MALFORMED, FILTER_INVALID.
 */
export function narrow(query: SelectQueryBuilder<AccessLogLine>, filter: AccessLogFilter): void {
  for (const [sql, parameters] of [...who(filter), ...what(filter), ...when(filter)]) query.andWhere(sql, parameters);
}

function* who({ personId, user, agency }: AccessLogFilter): Generator<Condition> {
  if (isGiven(personId)) {
    assertId("filter.personId", personId);
    yield ["line.id IN (SELECT p.id FROM access_log_person p WHERE p.personId = :personId)", { personId }];
  }
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
