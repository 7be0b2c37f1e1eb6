// A MariaDB of a test or drill's own: in a folder of its own, on a free port of this machine, gone when it is stopped.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { environment } from "#kit/settings";

export interface MariadbServer {
  /** Where databases may be made, once it answers. */
  url: string;
  /** Ends it, and takes away what it held. */
  stop: () => Promise<void>;
  /** kill -9: what it held stays. */
  kill: () => Promise<void>;
}

/** The first of these programs that this machine has, or null. Debian keeps servers outside a user's PATH. */
function programOf(...names: string[]): string | null {
  const path = `${environment().PATH ?? ""}:/usr/sbin:/usr/local/sbin`;
  for (const name of names) {
    try {
      return execFileSync("sh", ["-c", `command -v ${name}`], { env: { PATH: path }, encoding: "utf8" }).trim();
    } catch {
      // not this one
    }
  }
  return null;
}

const programs = () => ({
  server: programOf("mariadbd", "mysqld"),
  installer: programOf("mariadb-install-db", "mysql_install_db"),
});

export function hasMariadb(): boolean {
  const { server, installer } = programs();
  return server !== null && installer !== null;
}

/** Starts a server, as the user `mysql` where we are root; `args` come on top. Does not wait until it answers. */
export function startMariadb(port: number, args: readonly string[] = []): MariadbServer {
  const { server, installer } = programs();
  if (!server || !installer) throw new Error("There is no MariaDB on this machine.");
  const folder = mkdtempSync(join(tmpdir(), "onward-mariadb-"));
  const isRoot = userInfo().uid === 0;
  if (isRoot)
    chownSync(folder, Number(execFileSync("id", ["-u", "mysql"])), Number(execFileSync("id", ["-g", "mysql"])));
  const common = ["--no-defaults", ...(isRoot ? ["--user=mysql"] : []), `--datadir=${join(folder, "data")}`];
  execFileSync(installer, [...common, "--auth-root-authentication-method=normal", "--skip-test-db"], { stdio: "pipe" });
  const own = [`--socket=${join(folder, "socket")}`, `--port=${String(port)}`, "--bind-address=127.0.0.1"];
  const light = ["--skip-name-resolve", "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=256M"];
  const child = spawn(server, [...common, ...own, ...light, ...args], { stdio: "ignore" });
  return {
    url: `mysql://root@127.0.0.1:${String(port)}`,
    kill: () => ended(child, "SIGKILL"),
    stop: async () => {
      await ended(child, "SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the server at `url` answers, up to a minute. */
export async function answering(url: string): Promise<string> {
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

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await exit;
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
