// Finds lines by the people of whom they tell.
import type { SelectQueryBuilder } from "typeorm";
import type { Reader } from "#kit/context";
import { AccessLogLine, AccessLogPerson, BLOCK } from "./access-log.entity";

const STEPS = Array.from({ length: BLOCK }, (_, step) => `SELECT ${String(step)} AS step`).join(" UNION ALL ");

/** Whether a line tells of a person, in SQL; both as columns. An id stands among its people as JSON has it. */
export const tellsOf = (people: string, personId: string): string =>
  `INSTR(${people}, CONCAT('"', ${personId}, '"')) > 0`;

/** Selects a row for each person (alias `seen`) and line (alias `line`) that tells of them. By `seen.personId` it needs no scan. */
export function seenIn(db: Reader): SelectQueryBuilder<AccessLogPerson> {
  const sameLine = `line.id = seen.block * ${String(BLOCK)} + nth.step AND ${tellsOf("line.people", "seen.personId")}`;
  return db
    .createQueryBuilder(AccessLogPerson, "seen")
    .innerJoin(`(${STEPS})`, "nth", "1 = 1")
    .innerJoin(AccessLogLine, "line", sameLine);
}
