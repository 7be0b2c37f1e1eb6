// What the hub says while it is tested and what it must not say, kept in a folder until the last test has run.
import { appendFileSync, readFileSync } from "node:fs";
import { keptPath, keptPaths } from "./kept";

/** Something said by a log, the figures, an error or a process during the tests of a file. */
export interface Said {
  by: "log" | "metrics" | "error" | "output";
  during: string;
  text: string;
}

/** A text about somebody, and the place from which it is known: a sealed column, or the story. */
export interface Secret {
  of: string;
  text: string;
}

/** Each line once for a test file: answers are repeated by the thousand. */
const kept = new Set<string>();

/** Written at once, for whatever was said must be there even when the process dies of it. */
function keep(kind: "said" | "secrets", line: Said | Secret): void {
  const path = keptPath(`${kind}-${String(process.pid)}`);
  const text = `${JSON.stringify(line)}\n`;
  if (path === null || kept.has(text)) return;
  kept.add(text);
  appendFileSync(path, text);
}

export function overhear(by: Said["by"], during: string, text: string): void {
  keep("said", { by, during, text });
}

export function confide(of: string, text: string): void {
  keep("secrets", { of, text });
}

export const said = (): Said[] => linesOf<Said>("said");
export const secrets = (): Secret[] => linesOf<Secret>("secrets");

function linesOf<T>(kind: "said" | "secrets"): T[] {
  const lines = keptPaths(`${kind}-`).flatMap((path) => readFileSync(path, "utf8").split("\n"));
  return lines.filter(Boolean).map((line) => JSON.parse(line) as T);
}
