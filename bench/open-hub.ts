// The hub's own engine without authorization, limits and access log, to be measured beside the hub: who has a token reads all.
import "reflect-metadata";
import { ApolloServer } from "@apollo/server";
import type { AgencyAccess } from "#kit/access/policy";
import { openAgency } from "#kit/agency";
import { apolloOptions, serveGraphql } from "#kit/apollo";
import { clockOf } from "#kit/clock";
import { openLog } from "#kit/log";
import { openMetrics } from "#kit/metrics";
import { failToStart, stopOnSignal } from "#kit/process";
import { startServer } from "#kit/server";
import { embeddedDatabases } from "#kit/settings";
import { openVault } from "#kit/vault/open";
import { AGENCIES } from "../agencies";
import { agencySource } from "../gateway/agency-source";
import { compiledGateway } from "../gateway/engine/engine";
import { BODY_BYTES, contextOf, MAX_IN_FLIGHT } from "../gateway/gateway";
import { inProcess } from "../gateway/in-process";
import type { GatewayContext } from "../gateway/line";
import { gatewaySettings, timeoutsOf } from "../gateway/settings";
import { supergraphIn } from "../gateway/supergraph";
import { tokenReader } from "../gateway/tokens";

/** Everybody reads every field of every row, and nothing of it is logged. */
function opened({ categories, types, rows }: AgencyAccess): AgencyAccess {
  const open = Object.entries(categories).map(([name, { says }]) => [name, { level: "L0", says, read: "anyone" }]);
  return {
    categories: Object.fromEntries(open) as AgencyAccess["categories"],
    types,
    rows: new Map(Array.from(rows.keys(), (table) => [table, "anyone"])),
  };
}

async function main(): Promise<void> {
  const settings = gatewaySettings();
  const databaseUrlOf = embeddedDatabases(AGENCIES.map(({ agency }) => agency.name));
  const log = openLog("hub", settings.LOG_LEVEL);
  const metrics = openMetrics();
  const agencies = await Promise.all(
    AGENCIES.map(({ agency: { access, ...agency } }) => {
      const database = { url: databaseUrlOf(agency.name), vault: openVault(agency.name) };
      return openAgency({ ...agency, access: opened(access) }, { ...database, clock: clockOf(settings) });
    }),
  );
  const connect = inProcess(agencies, timeoutsOf(settings));
  const common = apolloOptions<GatewayContext>({ log, metrics, isProduction: false });
  const gateway = compiledGateway({
    supergraph: supergraphIn(settings.SUPERGRAPH, log, 2_000),
    buildService: (service) => agencySource(service.name, connect(service, { metrics, log }), metrics),
    planned: metrics.planned,
    showsPlans: false,
  });
  const apollo = new ApolloServer<GatewayContext>({ ...common, gateway });
  await apollo.start();
  const readToken = await tokenReader(settings);
  const server = await startServer({
    ...{ host: settings.HOST, port: settings.PORT, log, metrics, bodyLimit: BODY_BYTES, maxInFlight: MAX_IN_FLIGHT },
    register: (app) => {
      serveGraphql(
        app,
        apollo,
        async ({ headers }) => ({ ...(await readToken(headers.authorization)), purpose: "ASSISTANCE" }),
        contextOf,
      );
    },
    release: async () => {
      await apollo.stop();
      await Promise.all(agencies.map(({ close }) => close()));
    },
  });
  stopOnSignal(server, () => Promise.resolve());
  process.stdout.write(`The open hub listens on ${server.url}/graphql\n`);
}

main().catch(failToStart);
