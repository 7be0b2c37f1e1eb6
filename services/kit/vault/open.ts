import { readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { keepFirst } from "#kit/keys";
import { readSettings, type CommonSettings } from "#kit/settings";
import { newKey, newRing, ringFrom, type KeyRing } from "#kit/vault/ring";
import { Vault, type KeySource } from "#kit/vault/vault";

/**
 * The vault of an agency. Its keys are in the setting `PEOPLE_DATA_KEYS` (JSON, or the path of a file that holds it),
 * which production needs; elsewhere in `DATA_DIR/keys/people.vault.json`, made on first use. Throws where they do not
 * hold, and in production where they are the ones that a development machine made.
 */
export function openVault(agency: string): Vault {
  const { source, isProduction } = keysOf(agency);
  return new Vault(agency, () => {
    const ring = source();
    if (isProduction && ring.development) {
      throw new Error(`${settingOf(agency)}: these keys were made for development.`);
    }
    return ring;
  });
}

/** Adds a data key to the agency's development keys. Null where its keys come from outside, and are changed there. */
export function addDevelopmentKey(agency: string): KeyRing | null {
  const { file, source } = keysOf(agency);
  if (file === null) return null;
  const ring = source();
  const longer = { ...ring, keys: [...ring.keys, newKey()] };
  writeFileSync(`${file}.new`, JSON.stringify(longer), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return longer;
}

const settingOf = (agency: string): string => `${agency.toUpperCase()}_DATA_KEYS`;

function keysOf(agency: string): { source: KeySource; file: string | null; isProduction: boolean } {
  const name = settingOf(agency);
  const shape: Record<string, z.ZodType> = { [name]: z.string().optional() };
  const settings = readSettings(shape, [name]) as CommonSettings & Record<string, unknown>;
  const isProduction = settings.NODE_ENV === "production";
  const given = settings[name] as string | undefined;
  if (given?.startsWith("{")) return { source: () => ringFrom(given), file: null, isProduction };
  if (given !== undefined) return { source: fromFile(given), file: null, isProduction };
  const file = join(settings.DATA_DIR, "keys", `${agency}.vault.json`);
  keepFirst(file, JSON.stringify({ development: true, ...newRing() } satisfies KeyRing));
  return { source: fromFile(file), file, isProduction };
}

/** Reads the file again only when it has changed. */
function fromFile(file: string): KeySource {
  let known: { ring: KeyRing; stamp: string } | undefined;
  return () => {
    const { mtimeMs, ino } = statSync(file);
    const stamp = `${String(ino)} ${String(mtimeMs)}`;
    if (known?.stamp !== stamp) known = { ring: ringFrom(readFileSync(file, "utf8")), stamp };
    return known.ring;
  };
}
