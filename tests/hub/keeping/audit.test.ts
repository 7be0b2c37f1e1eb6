import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AccessLogLine } from "#kit/access-log/access-log.entity";
import { openAgency, type OpenAgency } from "#kit/agency";
import { environment } from "#kit/settings";
import { transact } from "#kit/transaction";
import { AGENCIES } from "../../../agencies";
import { someone } from "../../support/agency";
import { commandOf } from "../../support/command";
import { testVault } from "../../support/vaults";
import { engines } from "../../support/databases";

const REPOSITORY = join(__dirname, "../../..");

describe.each(engines())("npm run audit on $name", (engine) => {
  const agencies: OpenAgency[] = [];
  const urls: Record<string, string> = {};

  beforeAll(async () => {
    for (const { agency } of AGENCIES) {
      const url = await engine.fresh();
      urls[`${agency.name.toUpperCase()}_DATABASE_URL`] = url;
      agencies.push(await openAgency(agency, { url, vault: testVault(agency.name) }));
    }
  });
  afterAll(async () => {
    for (const { close } of agencies) await close();
    await engine.dropAll();
  });

  const run = (...args: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      const options = { cwd: REPOSITORY, env: { ...environment(), ...urls } };
      execFile(process.execPath, [...commandOf("audit"), ...args], options, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
      });
    });

  const read = async (open: OpenAgency | undefined): Promise<void> => {
    if (!open) throw new Error("No such agency.");
    const ctx = open.contextOf(someone, { id: randomUUID(), operationName: null });
    ctx.reads.note({ personId: randomUUID(), category: "identity", level: "L2", ground: "ROLE" });
    await open.finish(ctx);
  };

  test("prints the head of each log while the hub runs; a head that was kept must still be part of it", async () => {
    await Promise.all(agencies.map(read));
    const { code, stdout, stderr } = await run("verify");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const told = stdout.trim().split("\n");
    expect(told).toHaveLength(4);
    for (const line of told) expect(line).toMatch(/^[a-z]+: 1 lines, 2.*Z to 2.*Z, head [0-9a-f]{64}: OK$/);
    const [, head = ""] = /^people: .* head (\w+)/m.exec(stdout) ?? [];
    await read(agencies[0]);
    expect(await run("verify", "--agency", "people", "--since", head)).toMatchObject({ code: 0 });
    const other = await run("verify", "--agency", "shelters", "--since", head);
    expect(other.stdout).toContain("BROKEN at line 2: the log never passed the head that was remembered");
    expect(other.code).toBe(1);
  });

  test("says which line of which log was touched, and ends with 1", async () => {
    const [, , health] = agencies;
    if (!health) throw new Error("No such agency.");
    await transact(health.db, (tx) => tx.update(AccessLogLine, { id: 1 }, { user: "nobody" }));
    const { code, stdout } = await run("verify");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^health: 0 lines, head 0{64}: BROKEN at line 1: the line is not what was written$/m);
    expect(stdout.match(/: OK$/gm)).toHaveLength(3);
  });
});

test("an audit of a database that is not there fails and makes none", async () => {
  const folder = mkdtempSync(join(tmpdir(), "onward-audit-"));
  const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
    const options = { cwd: REPOSITORY, env: { ...environment(), DATA_DIR: join(folder, "none") } };
    execFile(process.execPath, [...commandOf("audit"), "verify"], options, (error, _, stderr) => {
      resolve({ code: error?.code, stderr });
    });
  });
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("There is no database at") });
  rmSync(folder, { recursive: true });
});

test.each([[[]], [["verify", "--since", "abc"]], [["verify", "--agency", "king"]], [["verify", "--all"]]])(
  "an audit of %j is refused",
  async (args) => {
    const code = await new Promise((resolve) => {
      execFile(process.execPath, [...commandOf("audit"), ...args], { cwd: REPOSITORY }, (error) => {
        resolve(error?.code);
      });
    });
    expect(code).toBe(2);
  },
);
