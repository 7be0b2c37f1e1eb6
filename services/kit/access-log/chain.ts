import { createHash } from "node:crypto";
import type { AccessLogLine } from "./access-log.entity";

/** What stands before the first line. */
export const GENESIS = "0".repeat(64);

/** What a line says: all but its place. */
export type Said = Omit<AccessLogLine, "id" | "number" | "personIds" | "previousHash" | "hash">;

/**
 * SHA-256 over everything that a line says and the hash before it. Its number is bound by its place in the chain and not
 * here, so that a line which was moved can be told from one that was altered.
 */
export function hashOf(previousHash: string, line: Said): string {
  const text = JSON.stringify([
    previousHash,
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
    line.people,
  ]);
  return createHash("sha256").update(text).digest("hex");
}
