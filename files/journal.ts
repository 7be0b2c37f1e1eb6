// What an import remembers beside its file, so that it goes on where it broke and nobody is registered twice.
import { createHash, createHmac, randomBytes } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const JOURNAL = z.strictObject({
  /** Of which ids are made: without it, an id tells nothing of the row. */
  secret: z.string(),
  /** sha256 of the file. */
  file: z.string(),
  /** How many rows were answered, in the order in which they are sent. */
  sent: z.number().int().min(0),
  tally: z.record(z.string(), z.number().int()),
});

export type Progress = Pick<z.infer<typeof JOURNAL>, "sent" | "tally">;

export interface Journal {
  progress: Progress;
  /** The id of what a row calls `key` ("household 12"): the same each time, and a UUID where it is one already. */
  idOf: (kind: string, key: string) => string;
  note: (progress: Progress) => void;
  /** When all is done: the secret stays, so that the file can be sent again after it was corrected. */
  path: string;
}

/** The journal of the import of the file `path`, whose bytes hash to `file`. A file that was changed begins anew. */
export function openJournal(path: string, file: string): Journal {
  const at = `${path}.import.json`;
  const known = journalAt(at);
  const secret = known?.secret ?? randomBytes(32).toString("hex");
  const progress = known?.file === file ? { sent: known.sent, tally: known.tally } : { sent: 0, tally: {} };
  return {
    progress,
    path: at,
    idOf: (kind, key) => (UUID.test(key) ? key.toLowerCase() : uuidOf(secret, `${kind} ${key}`)),
    note: (now) => {
      // Whole or not at all: the machine may stop at any time.
      writeFileSync(`${at}.new`, JSON.stringify({ secret, file, ...now }), { mode: 0o600 });
      renameSync(`${at}.new`, at);
    },
  };
}

function journalAt(path: string): z.infer<typeof JOURNAL> | null {
  try {
    return JOURNAL.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new Error(`${path}: is not the journal of an import; move it away to begin anew.`, { cause: error });
  }
}

export const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** A UUID (RFC 9562, version 8: made by a rule of our own). */
function uuidOf(secret: string, key: string): string {
  const hex = createHmac("sha256", secret).update(key).digest("hex");
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
}

export function forget({ path }: Journal): void {
  rmSync(path, { force: true });
}
