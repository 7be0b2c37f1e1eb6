// Before all tests: finds a MariaDB, or starts one, or says in plain words that there is none.
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answering, freePort, hasMariadb, startMariadb } from "./mariadb-server";
import { startKeeping } from "./kept";
import { placeInMemory } from "./place-in-memory";
import { testsOf } from "./tests-of";

declare global {
  var stopMariadb: (() => Promise<void>) | undefined;
  var mariadbLane: string;
}

const MISSING =
  "The MariaDB lane did NOT run: these tests have seen SQLite only. To run both, install MariaDB (Debian: apt-get install mariadb-server), or start Docker, or set TEST_MYSQL_URL=mysql://user:password@host:port to a server on which databases may be made.";

export default async function setUp(): Promise<void> {
  process.env.TMPDIR = placeInMemory() ?? tmpdir();
  assertAllRun(join(__dirname, ".."));
  startKeeping();
  const url = process.env.TEST_MYSQL_URL ?? (await fromProgram()) ?? (await fromDocker());
  if (!url && process.env.REQUIRE_MARIADB === "1") throw new Error(MISSING);
  if (url) process.env.TEST_MYSQL_URL = url;
  globalThis.mariadbLane = url ? "The MariaDB lane ran beside the SQLite lane." : MISSING;
}

/** Throws where tests would not be run with all others: each folder has a `together.ts`, or one of those around it has. */
function assertAllRun(tests: string): void {
  const [alone] = testsOf(tests);
  if (alone !== undefined) throw new Error(`${alone}: neither its folder nor one around it has a together.ts.`);
}

async function fromProgram(): Promise<string | null> {
  if (!hasMariadb()) return null;
  const server = startMariadb(await freePort());
  globalThis.stopMariadb = server.stop;
  return await answering(server.url);
}

async function fromDocker(): Promise<string | null> {
  try {
    execFileSync("docker", ["info"], { stdio: "ignore", timeout: 5000 });
  } catch {
    return null;
  }
  const run = [
    "run",
    "--detach",
    "--rm",
    "--publish",
    "127.0.0.1::3306",
    "--env",
    "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD=1",
    "mariadb:10.11",
  ];
  const id = execFileSync("docker", run, { encoding: "utf8" }).trim();
  globalThis.stopMariadb = () => {
    execFileSync("docker", ["stop", id], { stdio: "ignore" });
    return Promise.resolve();
  };
  const address = execFileSync("docker", ["port", id, "3306"], { encoding: "utf8" }).trim();
  return await answering(`mysql://root@${address}`);
}
