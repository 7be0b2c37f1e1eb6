// `npm start`: the whole hub in one process, four agencies behind the gateway: on SQLite, or on what `PEOPLE_DATABASE_URL`, … name.
import "reflect-metadata";
import { openAgency } from "#kit/agency";
import { clockOf } from "#kit/clock";
import { issueToken } from "#kit/development-token";
import type { Role } from "#kit/access/roles";
import { waysToHub } from "#kit/hub/way";
import { openLog } from "#kit/log";
import { failToStart, stopOnSignal } from "#kit/process";
import { embeddedDatabases } from "#kit/settings";
import { startTracing } from "#kit/tracing";
import { openVault } from "#kit/vault/open";
import { loadDemonstration } from "#scenario/demonstration";
import { AGENCIES } from "./agencies";
import { startGateway } from "./gateway/gateway";
import { inProcess } from "./gateway/in-process";
import { demandSettings, gatewaySettings, timeoutsOf } from "./gateway/settings";
import { tokenReader } from "./gateway/tokens";

async function main(): Promise<void> {
  const settings = gatewaySettings();
  const endTracing = await startTracing("hub");
  const isProduction = settings.NODE_ENV === "production";
  const databaseUrlOf = embeddedDatabases(AGENCIES.map(({ agency }) => agency.name));
  const clock = clockOf(settings);
  const log = openLog("hub", settings.LOG_LEVEL);
  let hubUrl = `http://127.0.0.1:${String(settings.PORT)}`;
  const wayOf = waysToHub(
    AGENCIES.map(({ agency }) => agency),
    () => hubUrl,
  );
  const agencies = await Promise.all(
    AGENCIES.map(async ({ agency, seed }) => {
      const url = databaseUrlOf(agency.name);
      const open = await openAgency(agency, { url, clock, vault: openVault(agency.name), way: wayOf(agency, log) });
      if (!isProduction) await loadDemonstration(open.db, seed);
      return open;
    }),
  );
  const gateway = await startGateway({
    supergraph: settings.SUPERGRAPH,
    connect: inProcess(agencies, timeoutsOf(settings)),
    readToken: await tokenReader(settings),
    host: settings.HOST,
    port: settings.PORT,
    log,
    isProduction,
    demand: demandSettings(settings),
    engine: settings.GATEWAY_ENGINE,
    maxInFlight: settings.MAX_IN_FLIGHT,
  });
  hubUrl = gateway.url;
  stopOnSignal(gateway, endTracing);
  process.stdout.write(await welcome(gateway.url, settings.DATA_DIR, clock.now(), isProduction));
}

/** The three user groups, each with its role and the query that the page opens with. */
const GROUPS: { name: string; role: Role; query: string }[] = [
  { name: "UNICEF, child protection", role: "unicef-caseworker", query: "unicef" },
  { name: "Health partners, care   ", role: "clinician", query: "health" },
  { name: "Dashboard, situation    ", role: "dashboard", query: "dashboard" },
];

async function welcome(url: string, dataDir: string, now: Date, isProduction: boolean): Promise<string> {
  const lines = [`Onward listens on ${url}/graphql`];
  if (isProduction) return `${lines.join("\n")}\n`;
  const links = await Promise.all(
    GROUPS.map(async ({ name, role, query }) => {
      const token = await issueToken(dataDir, { role });
      return `  ${name}  ${url}/#query=${query}&token=${token}`;
    }),
  );
  lines.push(
    `It is ${now.toISOString()} in the demonstration, and the clock ticks.`,
    "Open the page as one of the three user groups (each link carries a token for 12 hours):",
    ...links,
    "Any other token: npm run -s token -- ROLE",
  );
  return `${lines.join("\n")}\n`;
}

main().catch(failToStart);
