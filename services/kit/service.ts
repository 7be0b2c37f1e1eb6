import { readFileSync } from "node:fs";
import type { JWK } from "jose";
import type { EntityManager } from "typeorm";
import { z } from "zod";
import { openAgency, type Agency } from "#kit/agency";
import { clockOf } from "#kit/clock";
import { waysToHub } from "#kit/hub/way";
import { developmentKey, publicHalf } from "#kit/keys";
import { openLog } from "#kit/log";
import { failToStart, stopOnSignal } from "#kit/process";
import { startSubgraph } from "#kit/serve";
import { TLS_SHAPE, tlsOf } from "#kit/tls";
import { startTracing } from "#kit/tracing";
import { openVault } from "#kit/vault/open";
import { portSetting, readDatabaseSettings } from "#kit/settings";

function settingsOf({ name, port }: Agency) {
  const at = `${name.toUpperCase()}_PORT`;
  const hub = z.url().default("http://127.0.0.1:4000");
  const shape = { VIEWER_PUBLIC_KEY: z.string().optional(), [at]: portSetting(port), HUB_URL: hub, ...TLS_SHAPE };
  const settings = readDatabaseSettings([name], shape, ["VIEWER_PUBLIC_KEY", "HUB_URL"]);
  const viewerKey = settings.VIEWER_PUBLIC_KEY as string | undefined;
  return Object.assign(settings, { port: settings[at] as number, viewerKey, hubUrl: settings.HUB_URL as string });
}

/** A setting that is a JWK, or the path of a file that holds one. */
function keyFrom(setting: string): JWK {
  return JSON.parse(setting.startsWith("{") ? setting : readFileSync(setting, "utf8")) as JWK;
}

/**
 * Runs one agency in this process until it is told to stop: its database brought up to date and, outside production,
 * filled by `fillForDemonstration`; then served to the gateway.
 * Settings, for people: `PEOPLE_DATABASE_URL`, `PEOPLE_PORT`, and in production `VIEWER_PUBLIC_KEY` (a JWK, or the
 * path of a file that holds one): the gateway's, by which its word on the viewer is checked; `PEOPLE_DATA_KEYS`, see
 * `openVault`; and `HUB_URL` with what `waysToHub` reads, by which it tells and asks the other agencies.
 */
export function runService(agency: Agency, fillForDemonstration: (db: EntityManager) => Promise<void>): void {
  start(agency, fillForDemonstration).catch(failToStart);
}

async function start(agency: Agency, fillForDemonstration: (db: EntityManager) => Promise<void>): Promise<void> {
  const settings = settingsOf(agency);
  const endTracing = await startTracing(agency.name);
  const isProduction = settings.NODE_ENV === "production";
  const open = await openAgency(agency, {
    url: settings.databaseUrlOf(agency.name),
    clock: clockOf(settings),
    vault: openVault(agency.name),
    way: waysToHub([agency], () => settings.hubUrl)(agency, openLog(agency.name, settings.LOG_LEVEL)),
  });
  if (!isProduction) await fillForDemonstration(open.db);
  const server = await startSubgraph(open, {
    publicKey: settings.viewerKey
      ? keyFrom(settings.viewerKey)
      : publicHalf(await developmentKey(settings.DATA_DIR, "viewers")),
    host: settings.HOST,
    port: settings.port,
    logLevel: settings.LOG_LEVEL,
    isProduction,
    tls: tlsOf(settings),
  });
  stopOnSignal(server, endTracing);
  process.stdout.write(`The ${agency.name} agency listens on ${server.url}/graphql, to the gateway only.\n`);
}
