// `npm run gateway`: the gateway alone, before agencies in processes of their own.
import { developmentKey } from "#kit/keys";
import { openLog } from "#kit/log";
import { failToStart, stopOnSignal } from "#kit/process";
import { tlsOf } from "#kit/tls";
import { startTracing } from "#kit/tracing";
import { viewerSigner } from "#kit/viewer";
import { startGateway } from "./gateway";
import { overHttp } from "./http";
import { demandSettings, gatewaySettings, timeoutsOf, urlsOf } from "./settings";
import { tokenReader } from "./tokens";

async function main(): Promise<void> {
  const settings = gatewaySettings();
  const endTracing = await startTracing("gateway");
  const sign = await viewerSigner(settings.VIEWER_PRIVATE_KEY ?? (await developmentKey(settings.DATA_DIR, "viewers")));
  const connect = overHttp({ urls: urlsOf(settings), timeouts: timeoutsOf(settings), sign, tls: tlsOf(settings) });
  const gateway = await startGateway({
    supergraph: settings.SUPERGRAPH,
    connect,
    readToken: await tokenReader(settings),
    host: settings.HOST,
    port: settings.PORT,
    log: openLog("gateway", settings.LOG_LEVEL),
    isProduction: settings.NODE_ENV === "production",
    demand: demandSettings(settings),
    engine: settings.GATEWAY_ENGINE,
    maxInFlight: settings.MAX_IN_FLIGHT,
  });
  stopOnSignal(gateway, endTracing);
  process.stdout.write(`Onward's gateway listens on ${gateway.url}/graphql\n`);
}

main().catch(failToStart);
