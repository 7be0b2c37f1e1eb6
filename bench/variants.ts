// What is measured side by side. Each variant starts its own processes on the same databases, and ends them.
import { join } from "node:path";
import { ROLES } from "#kit/access/roles";
import { commandOf, TSX } from "../tests/support/command";
import { freePort } from "../tests/support/mariadb-server";
import type { Data, Engine } from "./data";
import { ended, ROOT, started, type Started } from "./processes";

export const NAMES = [
  "onward-http",
  "onward-sqlite",
  "onward-mariadb",
  "apollo-stock",
  "hive-js",
  "hive-rust",
  "monolith",
  "limit-sqlite",
  "limit-mariadb",
] as const;

/** The hub, and its engine without authorization, limits and access log. */
export const GUARDED = ["onward-sqlite", "open-sqlite", "onward-mariadb", "open-mariadb"] as const;

export type Name = (typeof NAMES)[number] | (typeof GUARDED)[number];

export const ALL: readonly Name[] = [...new Set<Name>([...NAMES, ...GUARDED])];

export interface Running {
  url: string;
  processes: Started[];
  stop: () => Promise<void>;
}

/** The databases that a variant reads: SQLite where it says so, MariaDB where several processes share them. */
export const engineOf = (name: Name): Engine => (name.endsWith("sqlite") ? "sqlite" : "mariadb");

const AGENCIES = ["people", "shelters", "health", "transport"] as const;
const START = commandOf("start");

const OPEN = [...START.slice(0, -1), "bench/open-hub.ts"];

export async function start(name: Name, data: Data): Promise<Running> {
  const processes: Started[] = [];
  const env = {
    ...data.databases[engineOf(name)],
    DATA_DIR: data.folder,
    PORT: "0",
    HOST: "127.0.0.1",
    // Nobody reads what is said of each request.
    LOG_LEVEL: "warn",
    SUBGRAPH_TIMEOUT_MS: "30000",
    // Two hundred people ask what a thousand would.
    RATE_LIMIT_PER_MINUTE: "1000000",
  };
  const run = async (args: readonly string[], more: Record<string, string> = {}, cwd = ROOT): Promise<string> => {
    const one = await started(args, { ...env, ...more }, cwd);
    processes.push(one);
    return one.url;
  };
  const stop = async (): Promise<void> => {
    for (const one of processes.reverse()) await ended(one);
  };
  try {
    const url = await STARTS[name](run, data);
    return { url: new URL(url).origin, processes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Run = (args: readonly string[], env?: Record<string, string>, cwd?: string) => Promise<string>;

const STARTS: Record<Name, (run: Run, data: Data) => Promise<string>> = {
  "onward-http": async (run) => run(commandOf("gateway"), await agenciesOf(run)),
  "onward-sqlite": (run) => run(START),
  "onward-mariadb": (run) => run(START),
  "open-sqlite": (run) => run(OPEN),
  "open-mariadb": (run) => run(OPEN),
  "apollo-stock": async (run) => {
    const urls: Record<string, string> = {};
    for (const agency of AGENCIES) {
      urls[`${agency.toUpperCase()}_URL`] = await run([...TSX, "bench/stock/subgraph.ts", agency], PRODUCTION);
    }
    return run([...TSX, "bench/stock/gateway.ts"], { ...PRODUCTION, ...urls });
  },
  "hive-js": async (run, data) => hive(run, data, "hive.config.js"),
  "hive-rust": async (run, data) => hive(run, data, "hive-rust.config.js"),
  monolith: (run) => run([...TSX, "bench/monolith.ts"], PRODUCTION),
  "limit-sqlite": (run) => run([...TSX, "bench/limit.ts"], PRODUCTION),
  "limit-mariadb": (run) => run([...TSX, "bench/limit.ts"], PRODUCTION),
};

/** Whom Hive Gateway vouches for. */
const EVERYBODY = { sub: "user-0", agency: "UNICEF", roles: ROLES, operations: [], sites: [], purpose: "" };

const PRODUCTION = { NODE_ENV: "production" };

/** Our four subgraphs, and where they are. */
async function agenciesOf(run: Run): Promise<Record<string, string>> {
  const urls: Record<string, string> = {};
  for (const agency of AGENCIES) {
    const name = agency.toUpperCase();
    const url = await run([...commandOf("service"), agency], { [`${name}_PORT`]: "0" });
    urls[`${name}_URL`] = `${url}/graphql`;
  }
  return urls;
}

/** Hive Gateway before our subgraphs, with our supergraph; `config` is in the folder of the peers. */
async function hive(run: Run, data: Data, config: string): Promise<string> {
  const urls = await agenciesOf(run);
  const peers = join(ROOT, "bench/peers");
  const program = join(peers, "node_modules/@graphql-hive/gateway/dist/bin.js");
  return run(
    [
      program,
      "supergraph",
      join(ROOT, "schema/supergraph.graphql"),
      "-c",
      config,
      "--host",
      "127.0.0.1",
      "--port",
      String(await freePort()),
      "--fork",
      "1",
    ],
    // It says where it listens, and nothing of requests.
    { ...PRODUCTION, ...urls, LOG_LEVEL: "info", ONWARD_DATA: data.folder, ONWARD_VIEWER: JSON.stringify(EVERYBODY) },
    peers,
  );
}
