// What an import keeps beside its file, so that the same row is the same act whenever it is sent.
import { createHash, createHmac, randomBytes } from "node:crypto";
import { z } from "zod";
import { keepFirst } from "#kit/keys";
import { readFileSync } from "node:fs";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const JOURNAL = z.strictObject({ secret: z.string().regex(/^[0-9a-f]{64}$/) });

/** The id of what a file calls `key` ("household 12"): the same each time, and the key itself where it is a UUID. */
export type IdOf = (kind: string, key: string) => string;

/**
 * Ids of the rows of the file at `path`. They are made with a secret that stays on this machine, `FILE.import.json`, so
 * that no id tells anything of the row it is of.
 */
export function idsOf(path: string): IdOf {
  const at = `${path}.import.json`;
  keepFirst(at, JSON.stringify({ secret: randomBytes(32).toString("hex") }));
  const { data } = JOURNAL.safeParse(JSON.parse(readFileSync(at, "utf8")));
  if (!data) throw new Error(`${at}: is not of an import; move it away to begin anew.`);
  return (kind, key) => (UUID.test(key) ? key.toLowerCase() : uuidOf(data.secret, `${kind} ${key}`));
}

export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A UUID (RFC 9562, version 8: made by a rule of our own). */
function uuidOf(secret: string, key: string): string {
  const hex = createHmac("sha256", secret).update(key).digest("hex");
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20)];
  return [...parts, hex.slice(20, 32)].join("-");
}
