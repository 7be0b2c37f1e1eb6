import { createHash } from "node:crypto";
import type { AccessLogLine, AccessLogPerson } from "./access-log.entity";

/** What stands before the first line. */
export const GENESIS = "0".repeat(64);

type Bound = Omit<AccessLogLine, "id" | "hash" | "number">;

/**
 * SHA-256 over everything that a line says, the people of whom it tells, and the hash before it. Its number is bound by
 * its place in the chain and not here, so that a line which was moved can be told from one that was altered.
 * `people` come in the order of their ids by UTF-16 code units.
 */
export function hashOf(line: Bound, people: readonly Pick<AccessLogPerson, "personId" | "reads">[]): string {
  const text = JSON.stringify([
    line.previousHash,
    line.at,
    line.hubTime,
    line.requestId,
    line.operationName,
    line.user,
    line.agency,
    line.roles,
    line.purpose,
    line.operationCode,
    line.reads,
    line.refusals,
    people.map(({ personId, reads }) => [personId, reads]),
  ]);
  return createHash("sha256").update(text).digest("hex");
}
