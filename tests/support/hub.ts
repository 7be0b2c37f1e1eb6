// The whole hub for tests: in one process on SQLite, or four servers and a gateway over HTTP on MariaDB.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROLES, type Role } from "#kit/access/roles";
import { openAgency, type OpenAgency } from "#kit/agency";
import { clockAt, DEMONSTRATION_START } from "#kit/clock";
import { issueToken, type TokenRequest } from "#kit/development-token";
import { hubAt } from "#kit/hub/hub";
import { ownToken } from "#kit/hub/own-token";
import { developmentKey, publicHalf } from "#kit/keys";
import { openLog } from "#kit/log";
import { startSubgraph } from "#kit/serve";
import type { RunningServer } from "#kit/server";
import { viewerSigner } from "#kit/viewer";
import { loadChapters } from "#scenario/load";
import type { Chapter } from "#scenario/story";
import { AGENCIES } from "../../agencies";
import { startGateway } from "../../gateway/gateway";
import { overHttp } from "../../gateway/http";
import { inProcess } from "../../gateway/in-process";
import { tokenReader } from "../../gateway/tokens";
import type { Engine } from "./databases";
import type { Statement } from "./plans";
import { filled } from "./filled";
import { testVault } from "./vaults";

export interface Told {
  data: any;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; agency?: string } }[];
}

export interface HubUnderTest {
  url: string;
  agencies: OpenAgency[];
  /** What was asked of the databases since this list was last emptied, by agency. */
  statements: (Statement & { agency: string })[];
  /** As somebody with every role, unless told otherwise. */
  ask: (query: string, variables?: Record<string, unknown>, role?: Role, rest?: Partial<TokenRequest>) => Promise<Told>;
  token: (role?: Role, rest?: Partial<TokenRequest>) => Promise<string>;
  /** Stops one agency's server, as if its machine had died. Only over HTTP. */
  lose: (agency: string) => Promise<void>;
  stop: () => Promise<void>;
}

const TIMEOUTS = { readMs: 60_000, writeMs: 60_000 };

/**
 * `chapters` that are no list are read one by one, so that a generated operation is never in memory as a whole. `serve` starts the four
 * servers on MariaDB.
 */
export async function hubUnderTest(
  engine: Engine,
  chapters: Iterable<Chapter>,
  serve = inThisProcess,
): Promise<HubUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), "onward-hub-"));
  const statements: HubUnderTest["statements"] = [];
  const agencies: OpenAgency[] = [];
  const isStory = isArray(chapters);
  let hubUrl = "";
  for (const { agency, seed } of AGENCIES) {
    const onQuery = (sql: string, parameters: unknown[]): void =>
      void statements.push({ agency: agency.name, sql, parameters });
    const url = isStory ? await filled(engine, agency, seed, chapters) : await engine.fresh();
    const [clock, vault] = [clockAt(DEMONSTRATION_START), testVault(agency.name)];
    const token = ownToken(agency.name, { dataDir: folder });
    const way = { hub: hubAt({ url: () => hubUrl, token, timeoutMs: 20_000 }), log: openLog("test", "silent") };
    agencies.push(await openAgency(agency, { url, clock, vault, onQuery, way }));
  }
  for (const chapter of isStory ? [] : chapters) {
    for (const [index, { db }] of agencies.entries()) {
      const seed = AGENCIES[index]?.seed;
      if (seed) await loadChapters(db, seed, [chapter]);
    }
  }
  const servers = engine.name === "MariaDB" ? await serve(agencies, folder) : null;
  const gateway = await startGateway({
    supergraph: join(__dirname, "../../schema/supergraph.graphql"),
    connect: servers ? await byHttp(servers, folder) : inProcess(agencies, TIMEOUTS),
    readToken: await tokenReader({ DATA_DIR: folder }),
    host: "127.0.0.1",
    port: 0,
    log: openLog("test", "silent"),
    isProduction: false,
    // Many questions in a minute are what a test is; how often may be asked has tests of its own.
    demand: { requestsPerMinute: 0, searchesPerMinute: 0 },
  });
  hubUrl = gateway.url;
  const everybody = { role: [...ROLES] as [Role, ...Role[]], agency: "UNICEF" };
  const token: HubUnderTest["token"] = (role, rest) =>
    issueToken(folder, { ...(role ? { role } : everybody), ...rest });
  const ask: HubUnderTest["ask"] = async (query, variables = {}, role, rest) => {
    const authorization = `Bearer ${await token(role, rest)}`;
    const headers = { "content-type": "application/json", authorization };
    const response = await fetch(`${gateway.url}/graphql`, {
      method: "POST",
      headers,
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Told;
  };
  const stop = async (): Promise<void> => {
    await gateway.stop();
    for (const server of servers?.values() ?? []) await server.stop();
    await engine.dropAll();
    rmSync(folder, { recursive: true, force: true });
  };
  const lose: HubUnderTest["lose"] = async (agency) => servers?.get(agency)?.stop();
  return { url: gateway.url, agencies, statements, ask, token, stop, lose };
}

const isArray = (chapters: Iterable<Chapter>): chapters is readonly Chapter[] => Array.isArray(chapters);

async function inThisProcess(agencies: OpenAgency[], folder: string): Promise<Map<string, RunningServer>> {
  const publicKey = publicHalf(await developmentKey(folder, "viewers"));
  const options = { publicKey, host: "127.0.0.1", port: 0, logLevel: "silent", isProduction: false };
  const servers = new Map<string, RunningServer>();
  for (const agency of agencies) servers.set(agency.name, await startSubgraph(agency, options));
  return servers;
}

async function byHttp(servers: Map<string, RunningServer>, folder: string) {
  const urls = Object.fromEntries([...servers].map(([name, { url }]) => [name, `${url}/graphql`]));
  return overHttp({ urls, timeouts: TIMEOUTS, sign: await viewerSigner(await developmentKey(folder, "viewers")) });
}
