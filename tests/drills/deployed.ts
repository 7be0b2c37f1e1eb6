// The hub as it is deployed, for drills: `npm start` in one process, or five processes, which are killed and started again.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Role } from "#kit/access/roles";
import { openAgency, type OpenAgency } from "#kit/agency";
import { clockAt } from "#kit/clock";
import { issueToken, type TokenRequest } from "#kit/development-token";
import { environment } from "#kit/settings";
import { openVault } from "#kit/vault/open";
import { loadChapters } from "#scenario/load";
import type { Chapter } from "#scenario/story";
import { AGENCIES } from "../../agencies";
import { commandOf } from "../support/command";
import type { Engine } from "../support/databases";
import type { Told } from "../support/hub";
import { freePort } from "../support/mariadb-server";

const ROOT = join(__dirname, "../..");

export type Part = "hub" | "gateway" | "people" | "shelters" | "health" | "transport";

export interface Desk {
  role: Role;
  rest?: Partial<TokenRequest>;
}

export interface Deployed {
  url: string;
  /** Asks as a desk. Throws where nothing answers at all. */
  ask: (desk: Desk, query: string, variables?: Record<string, unknown>) => Promise<Told>;
  token: (desk: Desk) => Promise<string>;
  /** Straight from the database of an agency, past the hub. */
  rows: <T>(agency: string, sql: string, values?: unknown[]) => Promise<T[]>;
  /** kill -9, unless another signal is named. */
  kill: (part: Part, signal?: NodeJS.Signals) => Promise<void>;
  start: (part: Part) => Promise<void>;
  parts: readonly Part[];
  stop: () => Promise<void>;
}

export interface Deployment {
  engine: Engine;
  chapters: readonly Chapter[];
  /** When it is in the operation. */
  at: string;
  /** `npm start`; else a process for each agency and one for the gateway. */
  asOneProcess: boolean;
  /** May change the settings before anything is started, as to put something between two parts. */
  settle?: (settings: Record<string, string>) => Promise<void>;
}

/** Fills the databases and starts the processes. */
export async function deploy({ engine, chapters, at, asOneProcess, settle }: Deployment): Promise<Deployed> {
  const folder = mkdtempSync(join(tmpdir(), "onward-drill-"));
  Object.assign(environment(), { DATA_DIR: folder });
  const agencies = await filled(engine, folder, chapters, at);
  const parts: Part[] = asOneProcess ? ["hub"] : ["people", "shelters", "health", "transport", "gateway"];
  const port = await freePort();
  const env = { ...(await settingsOf(agencies, port)), CLOCK: at, PORT: String(port), DATA_DIR: folder };
  await settle?.(env);
  const running = new Map<Part, ChildProcess>();
  const start = async (part: Part): Promise<void> => void running.set(part, await startedPart(part, env));
  for (const part of parts) await start(part);
  const url = `http://127.0.0.1:${String(port)}`;
  const token = tokensIn(folder);
  const kill = (part: Part, signal: NodeJS.Signals = "SIGKILL"): Promise<void> => ended(running.get(part), signal);
  return {
    ...{ url, parts, start, kill, token, ask: askerAt(url, token) },
    rows: async (agency, sql, values = []) => {
      const open = agencies.find(({ name }) => name === agency);
      return open ? open.db.query(sql, values) : [];
    },
    stop: async () => {
      for (const part of [...parts].reverse()) await kill(part, "SIGTERM");
      for (const { close } of agencies) await close();
      await engine.dropAll();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The four databases, with the chapters in them, as they are read past the hub. */
async function filled(engine: Engine, folder: string, chapters: readonly Chapter[], at: string): Promise<OpenAgency[]> {
  const agencies: OpenAgency[] = [];
  for (const { agency, seed } of AGENCIES) {
    const isSqlite = engine.name === "SQLite";
    const url = isSqlite ? `sqlite:${join(folder, `${agency.name}.sqlite`)}` : await engine.fresh();
    const open = await openAgency(agency, { url, clock: clockAt(at), vault: openVault(agency.name) });
    await loadChapters(open.db, seed, chapters);
    agencies.push(open);
  }
  return agencies;
}

async function settingsOf(agencies: readonly OpenAgency[], port: number): Promise<Record<string, string>> {
  const settings: Record<string, string> = {
    LOG_LEVEL: "error",
    HUB_URL: `http://127.0.0.1:${String(port)}`,
    // A drill asks in a minute what a town of desks asks in an hour.
    RATE_LIMIT_PER_MINUTE: "0",
    SEARCHES_PER_MINUTE: "0",
  };
  for (const { name, db } of agencies) {
    const { url } = db.dataSource.options as { url?: string };
    const [at, own] = [name.toUpperCase(), String(await freePort())];
    if (url) settings[`${at}_DATABASE_URL`] = url;
    settings[`${at}_PORT`] = own;
    settings[`${at}_URL`] = `http://127.0.0.1:${own}/graphql`;
  }
  return settings;
}

const SCRIPTS: Readonly<Record<Part, readonly string[]>> = {
  hub: commandOf("start"),
  gateway: commandOf("gateway"),
  people: [...commandOf("service"), "people"],
  shelters: [...commandOf("service"), "shelters"],
  health: [...commandOf("service"), "health"],
  transport: [...commandOf("service"), "transport"],
};

/** Runs one part, and waits until it says where it listens. */
async function startedPart(part: Part, env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, SCRIPTS[part], {
    cwd: ROOT,
    env: { ...environment(), ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  // Read to its end, so that the part never waits for us.
  const lines = createInterface({ input: child.stdout });
  const listening = new Promise<void>((resolve) => {
    lines.on("line", (line) => {
      if (line.includes("listens on")) resolve();
    });
  });
  const failed = once(child, "exit").then(() => Promise.reject(new Error(`${part} did not start.`)));
  await Promise.race([listening, failed]);
  failed.catch(() => undefined);
  return child;
}

async function ended(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill(signal);
  await exit;
}

/** A desk signs in once. */
function tokensIn(folder: string): Deployed["token"] {
  const tokens = new Map<string, Promise<string>>();
  return ({ role, rest }) => {
    const key = JSON.stringify([role, rest]);
    const token = tokens.get(key) ?? issueToken(folder, { role, ...rest });
    tokens.set(key, token);
    return token;
  };
}

function askerAt(url: string, token: Deployed["token"]): Deployed["ask"] {
  return async (desk, query, variables = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${await token(desk)}` },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Told;
  };
}
