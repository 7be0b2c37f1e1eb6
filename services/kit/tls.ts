// Certificates by which the gateway and the agencies know each other, where they do not trust the network between them.
import { readFileSync } from "node:fs";
import { z } from "zod";
import { SettingsError } from "#kit/settings";

/** For `readSettings`: paths of PEM files. */
export const TLS_SHAPE = {
  /** The certificate that this process shows, and its key. */
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  /** Who issues the certificates of those at the other end. */
  TLS_CA: z.string().optional(),
};

export interface Tls {
  cert?: Buffer;
  key?: Buffer;
  ca?: Buffer;
}

/** Null where nothing is set. Throws a `SettingsError` where a file cannot be read, or one of a pair is missing. */
export function tlsOf({ TLS_CERT, TLS_KEY, TLS_CA }: Record<string, unknown>): Tls | null {
  if ((TLS_CERT === undefined) !== (TLS_KEY === undefined)) {
    throw new SettingsError("TLS_CERT and TLS_KEY go together.");
  }
  const files = { cert: TLS_CERT, key: TLS_KEY, ca: TLS_CA };
  const read = Object.entries(files).flatMap(([name, path]): [string, Buffer][] =>
    typeof path === "string" ? [[name, fileAt(`TLS_${name.toUpperCase()}`, path)]] : [],
  );
  return read.length > 0 ? Object.fromEntries(read) : null;
}

function fileAt(setting: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new SettingsError(`${setting}: ${path} cannot be read.`);
  }
}
