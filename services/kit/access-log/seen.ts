// Finds lines by the people of whom they tell.
import type { SelectQueryBuilder } from "typeorm";
import type { Reader } from "#kit/context";
import { AccessLogLine, AccessLogPerson, BLOCK } from "./access-log.entity";

const PLACES = Array.from({ length: BLOCK }, (_, place) => `SELECT ${String(place)} AS place`).join(" UNION ALL ");

/** Selects a row for each person (alias `seen`) and line (alias `line`) that tells of them. By `seen.personId` it needs no scan. */
export function seenIn(db: Reader): SelectQueryBuilder<AccessLogPerson> {
  const sameLine = `line.id = seen.block * ${String(BLOCK)} + of.place AND INSTR(line.people, seen.personId) > 0`;
  return db
    .createQueryBuilder(AccessLogPerson, "seen")
    .innerJoin(`(${PLACES})`, "of", "1 = 1")
    .innerJoin(AccessLogLine, "line", sameLine);
}
