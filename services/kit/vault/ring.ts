// The keys of one agency's data: as they lie in a file, or in a setting.
import { randomBytes } from "node:crypto";
import { z } from "zod";

const secret = z.string().regex(/^[\w-]{43}$/, "is not 32 bytes in base64url");

const ringShape = z.strictObject({
  /** Set in what a development machine made for itself; never taken in production. */
  development: z.boolean().optional(),
  /** Makes the search tokens. Data keys come and go; with another one of these nobody would be found. */
  index: secret,
  /** All of them open; the last one seals. */
  keys: z.array(z.strictObject({ id: z.string().regex(/^[0-9a-f]{8}$/), secret })).min(1),
});

export type KeyRing = z.infer<typeof ringShape>;

/** A ring of new keys. */
export function newRing(): KeyRing {
  return { index: newSecret(), keys: [newKey()] };
}

/** A data key of its own id, to be added as the last of a ring. */
export function newKey(): KeyRing["keys"][number] {
  return { id: randomBytes(4).toString("hex"), secret: newSecret() };
}

/** Reads a ring from JSON. Throws with a sentence that names what is wrong and holds no key. */
export function ringFrom(json: string): KeyRing {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new Error("The data keys are not JSON.");
  }
  const read = ringShape.safeParse(value);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    throw new Error(`The data keys do not hold: ${faults.join("; ")}.`);
  }
  if (new Set(read.data.keys.map(({ id }) => id)).size < read.data.keys.length) {
    throw new Error("The data keys do not hold: two of them have one id.");
  }
  return read.data;
}

const newSecret = (): string => randomBytes(32).toString("base64url");
