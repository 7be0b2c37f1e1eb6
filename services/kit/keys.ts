// Development keys. In production keys come from outside and this file is not used.
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import { exportJWK, generateKeyPair, type JWK } from "jose";

/** The private half of an Ed25519 key pair; its public half is the same without `d`. */
export type PrivateJwk = JWK & { d: string };

/** The algorithm of every token that the hub signs. */
export const ALGORITHM = "EdDSA";

/** The key of this name in `folder`, made on first use. */
export async function developmentKey(folder: string, name: string): Promise<PrivateJwk> {
  const file = join(folder, "keys", `${name}.jwk`);
  const found = read(file);
  if (found !== null) return JSON.parse(found) as PrivateJwk;
  const { privateKey } = await generateKeyPair(ALGORITHM, { crv: "Ed25519", extractable: true });
  const made = { ...(await exportJWK(privateKey)), kid: name, alg: ALGORITHM };
  return JSON.parse(keepFirst(file, JSON.stringify(made))) as PrivateJwk;
}

/**
 * What is in `file`; `text`, if it was not there. Processes that start at the same moment agree on one: the file
 * appears whole or not at all, and the first to link it wins. Only its owner may read it.
 */
export function keepFirst(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const found = read(file);
  if (found !== null) return found;
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, "utf8");
}

/** The half that may be given to those who only verify. */
export function publicHalf({ d: _, ...key }: PrivateJwk): JWK {
  return key;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
