import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { exportJWK, generateKeyPair } from "jose";
import { createConnection } from "mysql2/promise";
import { openDatabase } from "#kit/database";
import { environment } from "#kit/settings";
import { newRing } from "#kit/vault/ring";
import { Vault } from "#kit/vault/vault";
import { gao2018 } from "#scenario/gao";
import { loadChapters } from "#scenario/load";
import { AGENCIES } from "../../agencies";
import { answering, freePort, startMariadb } from "../support/mariadb-server";
import { startIssuer } from "./issuer";
import { say } from "./on-engines";

const ROOT = join(__dirname, "../..");
/** As the image has it. */
const [, NODE_OPTIONS] = /NODE_OPTIONS="?([^"\n]+)/.exec(readFileSync(join(ROOT, "Dockerfile"), "utf8")) ?? [];
if (NODE_OPTIONS === undefined) throw new Error("The Dockerfile sets no NODE_OPTIONS.");
const NAMES = AGENCIES.map(({ agency }) => agency.name);

const REPORT = `{ operation(code: "GAO-2018") { population(by: []) { count } occupancy movements { returned } needsByPriority { priority } } }`;
const REGISTER = `mutation($input: RegisterPersonInput!) { registerPerson(input: $input) { person { id } } }`;
const LAW = `{ operation(code: "GAO-2018") { conservation { registered waiting pendingLetters difference } } }`;

/**
 * `npm run drill -- deployment`: what the image and the compose file run, in production, without containers: compiled, with an
 * identity provider, migrations by an account that may change tables, and services by accounts that may only read and write
 * rows of their own agency.
 */
export async function drill(): Promise<void> {
  execFileSync("npm", ["run", "-s", "build"], { cwd: ROOT, stdio: "inherit" });
  const port = await freePort();
  const mariadb = startMariadb(port);
  const issuer = await startIssuer();
  const running: ChildProcess[] = [];
  try {
    await answering(mariadb.url);
    const passwords = makeAccounts(port);
    const rings = Object.fromEntries(NAMES.map((name) => [name, newRing()]));
    const addressOf = (name: string, isOwner: boolean): string => {
      const password = passwords[`${name.toUpperCase()}_DB_${isOwner ? "OWNER_" : ""}PASSWORD`] ?? "";
      return `mysql://${name}${isOwner ? "_owner" : ""}:${password}@127.0.0.1:${String(port)}/${name}`;
    };
    const settingsOf = (name: string, isOwner: boolean): Record<string, string> => ({
      [`${name.toUpperCase()}_DATABASE_URL`]: addressOf(name, isOwner),
      [`${name.toUpperCase()}_DATA_KEYS`]: JSON.stringify(rings[name]),
    });
    for (const name of NAMES) await finished(compiled("services/migrate.js", [name], settingsOf(name, true)));
    const faults: string[] = [];
    for (const name of NAMES) faults.push(...(await powersOf(name, addressOf(name, false))));
    for (const { agency, seed } of AGENCIES) {
      const vault = new Vault(agency.name, () => rings[agency.name] ?? newRing());
      const { db, close } = await openDatabase({ ...agency, url: addressOf(agency.name, true), vault });
      await loadChapters(db, seed, [gao2018()]).finally(close);
    }
    const gatewayPort = await freePort();
    const keys = await generateKeyPair("EdDSA", { extractable: true });
    const urls: Record<string, string> = {};
    for (const name of NAMES) {
      const own = await freePort();
      const NAME = name.toUpperCase();
      urls[`${NAME}_URL`] = `http://127.0.0.1:${String(own)}/graphql`;
      running.push(
        compiled("services/main.js", [name], {
          ...settingsOf(name, false),
          ...issuer.settings,
          [`${NAME}_PORT`]: String(own),
          [`${NAME}_CLIENT_ID`]: name,
          [`${NAME}_CLIENT_SECRET`]: issuer.secretOf(name),
          VIEWER_PUBLIC_KEY: JSON.stringify({ ...(await exportJWK(keys.publicKey)), kid: "gateway-1", alg: "EdDSA" }),
          HUB_URL: `http://127.0.0.1:${String(gatewayPort)}`,
          CLOCK: "2018-04-30T18:00:00Z",
        }),
      );
    }
    running.push(
      compiled("gateway/main.js", [], {
        ...issuer.settings,
        ...urls,
        PORT: String(gatewayPort),
        VIEWER_PRIVATE_KEY: JSON.stringify({ ...(await exportJWK(keys.privateKey)), kid: "gateway-1", alg: "EdDSA" }),
      }),
    );
    const hub = `http://127.0.0.1:${String(gatewayPort)}`;
    await ready([hub, ...Object.values(urls).map((url) => new URL(url).origin)]);
    faults.push(...(await atWork(hub, (role, agency) => issuer.token(role, agency))));
    faults.push(...(await stoppedAlike(running.splice(0))));
    if (faults.length > 0) throw new Error(faults.join("\n"));
  } finally {
    for (const child of running) child.kill("SIGKILL");
    issuer.stop();
    await mariadb.stop();
  }
}

/** As the database's container does when it makes its data folder. Answers the passwords. */
function makeAccounts(port: number): Record<string, string> {
  const names = NAMES.flatMap((name) =>
    ["DB_PASSWORD", "DB_OWNER_PASSWORD"].map((what) => `${name.toUpperCase()}_${what}`),
  );
  const passwords = Object.fromEntries(names.map((name) => [name, randomBytes(16).toString("hex")]));
  const client = `docker_process_sql() { mariadb --protocol=tcp --host=127.0.0.1 --port=${String(port)} --user=root; }`;
  const script = readFileSync(join(ROOT, "deploy/mariadb/accounts.sh"), "utf8");
  execFileSync("bash", ["-euc", `${client}\n${script}`], { env: { ...environment(), ...passwords }, stdio: "inherit" });
  return passwords;
}

/** What the service's account may do that it should not. */
async function powersOf(name: string, url: string): Promise<string[]> {
  const connection = await createConnection({ uri: url });
  const other = NAMES.find((one) => one !== name) ?? "";
  const faults: string[] = [];
  for (const statement of [
    "CREATE TABLE more (id int)",
    "DROP TABLE operation",
    "ALTER TABLE operation ADD COLUMN more int",
    `SELECT * FROM ${other}.operation`,
    "SELECT * FROM mysql.user",
  ]) {
    const isDone = await connection.query(statement).then(
      () => true,
      () => false,
    );
    if (isDone) faults.push(`${name}'s account may: ${statement}.`);
  }
  await connection.end();
  if (faults.length === 0) say(`${name}: its account reads and writes rows of its own, and nothing more`);
  return faults;
}

function compiled(script: string, args: string[], settings: Record<string, string>): ChildProcess {
  const { PATH = "" } = environment();
  const common = { PATH, NODE_ENV: "production", NODE_OPTIONS, LOG_LEVEL: "error" };
  return spawn(process.execPath, [join("dist", script), ...args], {
    cwd: ROOT,
    env: { ...common, ...settings },
    stdio: "inherit",
  });
}

async function finished(child: ChildProcess): Promise<void> {
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`A migration ended with ${String(code)}.`);
}

async function ready(origins: readonly string[]): Promise<void> {
  for (const origin of origins) {
    for (let tries = 0; ; tries++) {
      const isReady = await fetch(`${origin}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) break;
      if (tries === 300) throw new Error(`${origin} is not ready after a minute.`);
      await pause(200);
    }
  }
}

type Token = (role: string, agency: string) => Promise<string>;

/** One question to four agencies, one write, and what follows of it between agencies. */
async function atWork(hub: string, token: Token): Promise<string[]> {
  const ask = async (
    query: string,
    variables = {},
    role = "iom-registrar",
    agency = "IOM",
  ): Promise<{ data: any; errors?: unknown }> => {
    const headers = {
      "content-type": "application/json",
      authorization: `Bearer ${await token(role, agency)}`,
    };
    const response = await fetch(`${hub}/graphql`, {
      method: "POST",
      headers,
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { data: any; errors?: unknown };
  };
  const report = await ask(REPORT, {}, "dashboard", "OCHA");
  say(`the report: ${JSON.stringify(report)}`);
  const facts = { givenName: "Issa", familyName: "UNKNOWN", sex: "MALE", estimatedAge: "30", nationalities: ["MLI"] };
  const input = { id: randomUUID(), operation: "GAO-2018", ...facts };
  const written = await ask(REGISTER, { input });
  let law = await ask(LAW);
  for (let tries = 0; tries < 100 && law.data?.operation?.conservation?.waiting !== 1; tries++) {
    await pause(200);
    law = await ask(LAW);
  }
  say(`after a registration: ${JSON.stringify(law.data)}`);
  const told = law.data?.operation?.conservation;
  return [
    ...(report.errors === undefined ? [] : ["The report has errors."]),
    ...(report.data?.operation?.population?.[0]?.count === 1135 ? [] : ["The report does not count 1,135."]),
    ...(written.errors === undefined ? [] : [`Nobody was registered: ${JSON.stringify(written.errors)}`]),
    ...(told?.waiting === 1 && told.pendingLetters === 0 && told.difference === 0
      ? []
      : ["The shelters were not told who waits."]),
  ];
}

/** All are told to stop, and end by themselves. */
async function stoppedAlike(children: readonly ChildProcess[]): Promise<string[]> {
  const ended = children.map((child) => once(child, "exit"));
  for (const child of children) child.kill("SIGTERM");
  const codes = (await Promise.all(ended)).map(([code]) => code as number | null);
  return codes.every((code) => code === 0) ? [] : [`Processes ended with ${codes.join(", ")}.`];
}
