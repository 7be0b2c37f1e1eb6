// The one place that reads the environment. Everybody else is handed what was read here.
import { z } from "zod";

const COMMON = {
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  /** Interface to listen on. */
  HOST: z.string().default("127.0.0.1"),
  /** Folder for SQLite files and development keys. */
  DATA_DIR: z.string().default("./data"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  /** "real", or the instant at which the demonstration's clock starts. */
  CLOCK: z.union([z.literal("real"), z.iso.datetime()]).optional(),
};

/** Settings that do not hold, all of them together, one line each. */
export class SettingsError extends Error {
  readonly code = "SETTINGS_INVALID";
}

/**
 * Reads the settings that every process has and those of `shape`, from the environment. Those named in
 * `neededInProduction` may be left out elsewhere, where development has something to put in their place.
 * Throws one `SettingsError` that names every setting which is missing or malformed.
 */
export function readSettings<S extends z.ZodRawShape>(
  shape: S,
  neededInProduction: readonly (keyof S & string)[] = [],
  env: NodeJS.ProcessEnv = environment(),
) {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const needed = present.NODE_ENV === "production" ? neededInProduction : [];
  const read = z.object({ ...COMMON, ...shape }).safeParse(present);
  const absent = needed.filter((name) => present[name] === undefined).map((name) => `  ${name}: needed in production`);
  if (read.success && absent.length === 0) return read.data;
  const malformed = (read.error?.issues ?? []).map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new SettingsError(`These settings do not hold:\n${[...malformed, ...absent].join("\n")}`);
}

/** What every process knows of its surroundings. */
export type CommonSettings = ReturnType<typeof readSettings<{ NODE_ENV: (typeof COMMON)["NODE_ENV"] }>>;

/** The address of an agency's database: see `DatabaseOptions.url`. */
const databaseSetting = z.string().regex(/^(sqlite:.|mysql:\/\/|mariadb:\/\/)/, "is not sqlite:… or mysql://…");

/**
 * `readSettings`, with where the databases of these agencies are: `PEOPLE_DATABASE_URL`, …, which production needs, or
 * SQLite in `DATA_DIR`. The returned `databaseUrlOf` says it of each.
 */
export function readDatabaseSettings(
  agencies: readonly string[],
  shape: Readonly<Record<string, z.ZodType>> = {},
  neededInProduction: readonly string[] = [],
  env: NodeJS.ProcessEnv = environment(),
) {
  return databaseSettings(agencies, shape, [...agencies.map(databaseName), ...neededInProduction], env);
}

/** Where these agencies keep their databases that are all in one process: SQLite in `DATA_DIR`, in production too. */
export function embeddedDatabases(
  agencies: readonly string[],
  env: NodeJS.ProcessEnv = environment(),
): (agency: string) => string {
  return databaseSettings(agencies, {}, [], env).databaseUrlOf;
}

const databaseName = (agency: string): string => `${agency.toUpperCase()}_DATABASE_URL`;

function databaseSettings(
  agencies: readonly string[],
  shape: Readonly<Record<string, z.ZodType>>,
  needed: readonly string[],
  env: NodeJS.ProcessEnv,
) {
  const databases = Object.fromEntries(agencies.map((agency) => [databaseName(agency), databaseSetting.optional()]));
  const settings = readSettings<Record<string, z.ZodType>>({ ...shape, ...databases }, needed, env) as CommonSettings &
    Record<string, unknown>;
  const databaseUrlOf = (agency: string): string =>
    (settings[databaseName(agency)] as string | undefined) ?? `sqlite:${settings.DATA_DIR}/${agency}.sqlite`;
  return Object.assign(settings, { databaseUrlOf });
}

export const portSetting = (standard: number) => z.coerce.number().int().min(0).max(65535).default(standard);

/**
 * Keeps Apollo's gateway from reporting to Apollo, which it does unless this is in the environment when it is made.
 * It has no other switch.
 */
export function disableApolloTelemetry(): void {
  environment().APOLLO_TELEMETRY_DISABLED = "1";
}

/** The environment as it is, for handing on to a child process or to `readSettings`. */
export function environment(): NodeJS.ProcessEnv {
  // eslint-disable-next-line no-restricted-properties -- this is the one reader
  return process.env;
}
