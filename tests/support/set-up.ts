// Before all tests: finds a MariaDB, or starts one, or says in plain words that there is none.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { startListening } from "./overheard";
import { placeInMemory } from "./place-in-memory";

declare global {
  var stopMariadb: (() => Promise<void>) | undefined;
  var mariadbLane: string;
}

const MISSING =
  "The MariaDB lane did NOT run: these tests have seen SQLite only. To run both, install MariaDB (Debian: apt-get install mariadb-server), or start Docker, or set TEST_MYSQL_URL=mysql://user:password@host:port to a server on which databases may be made.";

export default async function setUp(): Promise<void> {
  process.env.TMPDIR = placeInMemory() ?? tmpdir();
  startListening();
  const url = process.env.TEST_MYSQL_URL ?? (await fromProgram()) ?? (await fromDocker());
  if (!url && process.env.REQUIRE_MARIADB === "1") throw new Error(MISSING);
  if (url) process.env.TEST_MYSQL_URL = url;
  globalThis.mariadbLane = url ? "The MariaDB lane ran beside the SQLite lane." : MISSING;
}

/** The first of these programs that this machine has, or null. Debian keeps servers outside a user's PATH. */
function programOf(names: string[]): string | null {
  const path = `${process.env.PATH ?? ""}:/usr/sbin:/usr/local/sbin`;
  for (const name of names) {
    try {
      return execFileSync("sh", ["-c", `command -v ${name}`], { env: { PATH: path }, encoding: "utf8" }).trim();
    } catch {
      // not this one
    }
  }
  return null;
}

async function fromProgram(): Promise<string | null> {
  const server = programOf(["mariadbd", "mysqld"]);
  const installer = programOf(["mariadb-install-db", "mysql_install_db"]);
  if (!server || !installer) return null;
  const folder = mkdtempSync(join(tmpdir(), "onward-mariadb-"));
  const isRoot = userInfo().uid === 0;
  if (isRoot)
    chownSync(folder, Number(execFileSync("id", ["-u", "mysql"])), Number(execFileSync("id", ["-g", "mysql"])));
  const asUser = isRoot ? ["--user=mysql"] : [];
  const data = join(folder, "data");
  execFileSync(
    installer,
    ["--no-defaults", ...asUser, `--datadir=${data}`, "--auth-root-authentication-method=normal", "--skip-test-db"],
    { stdio: "pipe" },
  );
  const port = await freePort();
  const child = spawn(
    server,
    [
      "--no-defaults",
      ...asUser,
      `--datadir=${data}`,
      `--socket=${join(folder, "socket")}`,
      `--port=${String(port)}`,
      "--bind-address=127.0.0.1",
      "--skip-name-resolve",
      "--innodb-flush-log-at-trx-commit=0",
      "--innodb-buffer-pool-size=256M",
    ],
    { stdio: "ignore" },
  );
  globalThis.stopMariadb = async () => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  return await answering(`mysql://root@127.0.0.1:${String(port)}`);
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

async function answering(url: string): Promise<string> {
  for (let tries = 0; ; tries++) {
    try {
      await (await createConnection({ uri: url })).end();
      return url;
    } catch (error) {
      if (tries === 300) throw error;
      await pause(200);
    }
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => {
      resolve();
    });
    child.kill();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
