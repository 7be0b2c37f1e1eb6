import { hash } from "node:crypto";
import type { AccessLogLine } from "./access-log.entity";

/** What stands before the first line. */
export const GENESIS = "0".repeat(64);

/** What a line says: all but its place. */
export type Said = Omit<AccessLogLine, "id" | "number" | "personIds" | "previousHash" | "hash">;

type List = "roles" | "reads" | "refusals" | "people";

/** The same with its lists as JSON: they are long, so they are written out once, to be measured, hashed and kept. */
export type Written = Omit<Said, List> & Record<List, string>;

export function writtenOut(line: Said): Written {
  return {
    ...line,
    roles: JSON.stringify(line.roles),
    reads: JSON.stringify(line.reads),
    refusals: JSON.stringify(line.refusals),
    people: JSON.stringify(line.people),
  };
}

/**
 * SHA-256 over everything that a line says and the hash before it. Its number is bound by its place in the chain and not
 * here, so that a line which was moved can be told from one that was altered.
 */
export function hashOf(previousHash: string, line: Said): string {
  return hashOfWritten(previousHash, writtenOut(line));
}

export function hashOfWritten(previousHash: string, line: Written): string {
  const { at, hubTime, requestId, operationName, user, agency, purpose, operationCode } = line;
  const who = JSON.stringify([previousHash, at, hubTime, requestId, operationName, user, agency]);
  const what = JSON.stringify([purpose, operationCode]);
  // As one list: the lists among it are JSON already.
  const text = `${who.slice(0, -1)},${line.roles},${what.slice(1, -1)},${line.reads},${line.refusals},${line.people}]`;
  return hash("sha256", text, "hex");
}
