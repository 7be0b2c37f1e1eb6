import { readFileSync } from "node:fs";
import type { JWK } from "jose";
import type { EntityManager } from "typeorm";
import { z } from "zod";
import { openAgency, type Agency } from "#kit/agency";
import { clockOf } from "#kit/clock";
import { developmentKey, publicHalf } from "#kit/keys";
import { failToStart, startSubgraph, stopOnSignal } from "#kit/server";
import { openVault } from "#kit/vault/open";
import { databaseSetting, portSetting, readSettings, type CommonSettings } from "#kit/settings";

function settingsOf({ name, port }: Agency) {
  const prefix = name.toUpperCase();
  const [url, at] = [`${prefix}_DATABASE_URL`, `${prefix}_PORT`];
  const shape = { VIEWER_PUBLIC_KEY: z.string().optional() };
  const own: Record<string, z.ZodType> = { [url]: databaseSetting.optional(), [at]: portSetting(port) };
  const settings = readSettings<Record<string, z.ZodType>>({ ...own, ...shape }, [
    url,
    "VIEWER_PUBLIC_KEY",
  ]) as CommonSettings & Record<string, unknown> & { VIEWER_PUBLIC_KEY?: string };
  return { ...settings, databaseUrl: settings[url] as string | undefined, port: settings[at] as number };
}

/** A setting that is a JWK, or the path of a file that holds one. */
function keyFrom(setting: string): JWK {
  return JSON.parse(setting.startsWith("{") ? setting : readFileSync(setting, "utf8")) as JWK;
}

/**
 * Runs one agency in this process until it is told to stop: its database brought up to date and, outside production,
 * filled by `fillForDemonstration`; then served to the gateway.
 * Settings, for people: `PEOPLE_DATABASE_URL`, `PEOPLE_PORT`, and in production `VIEWER_PUBLIC_KEY` (a JWK, or the
 * path of a file that holds one): the gateway's, by which its word on the viewer is checked; and `PEOPLE_DATA_KEYS`,
 * see `openVault`.
 */
export function runService(agency: Agency, fillForDemonstration: (db: EntityManager) => Promise<void>): void {
  start(agency, fillForDemonstration).catch(failToStart);
}

async function start(agency: Agency, fillForDemonstration: (db: EntityManager) => Promise<void>): Promise<void> {
  const settings = settingsOf(agency);
  const isProduction = settings.NODE_ENV === "production";
  const open = await openAgency(agency, {
    url: settings.databaseUrl ?? `sqlite:${settings.DATA_DIR}/${agency.name}.sqlite`,
    clock: clockOf(settings),
    vault: openVault(agency.name),
  });
  if (!isProduction) await fillForDemonstration(open.db);
  const server = await startSubgraph(open, {
    publicKey: settings.VIEWER_PUBLIC_KEY
      ? keyFrom(settings.VIEWER_PUBLIC_KEY)
      : publicHalf(await developmentKey(settings.DATA_DIR, "viewers")),
    host: settings.HOST,
    port: settings.port,
    logLevel: settings.LOG_LEVEL,
    isProduction,
  });
  stopOnSignal(server);
  process.stdout.write(`The ${agency.name} agency listens on ${server.url}/graphql, to the gateway only.\n`);
}
