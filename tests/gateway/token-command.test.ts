import { execFile } from "node:child_process";
import { join } from "node:path";
import { ROLES } from "#kit/development-token";
import { environment } from "#kit/settings";
import { tokenReader } from "../../gateway/tokens";
import { commandOf } from "../support/command";
import { Place } from "./place";

const place = new Place();
afterAll(() => place.close());

const REPOSITORY = join(__dirname, "../..");

/** `npm run -s token -- …` */
function run(args: string[], env: Record<string, string> = {}) {
  const options = { cwd: REPOSITORY, env: { ...environment(), DATA_DIR: place.dataDir, ...env } };
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [...commandOf("token"), ...args], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}

test("prints one token and nothing else, which says what was asked for", async () => {
  const options = ["--operation", "GAO-2018", "--operation", "AGADEZ-2018", "--site", "s-1", "--sub", "awa"];
  const { code, stdout, stderr } = await run(["clinician", ...options, "--agency", "MdM", "--ttl", "30m"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  const read = await tokenReader({ DATA_DIR: place.dataDir });
  expect(await read(`Bearer ${stdout.trim()}`)).toEqual({
    sub: "awa",
    agency: "MdM",
    roles: ["clinician"],
    operations: ["GAO-2018", "AGADEZ-2018"],
    sites: ["s-1"],
  });
}, 20_000);

test("there are the nine roles of the access table, and those of agencies that ask the hub themselves", () => {
  expect(Object.keys(ROLES)).toEqual([
    "iom-registrar",
    "unicef-caseworker",
    "unicef-analyst",
    "clinician",
    "shelter-manager",
    "transport-officer",
    "consulate",
    "dashboard",
    "auditor",
    "people-agency",
    "shelters-agency",
    "transport-agency",
  ]);
});

test.each([
  ["no role", []],
  ["an unknown role", ["king"]],
  ["a role of every object", ["constructor"]],
  ["two roles", ["clinician", "dashboard"]],
  ["an unknown option", ["clinician", "--all"]],
  ["a time that is none", ["clinician", "--ttl", "forever"]],
])(
  "%s is refused with the list of roles",
  async (_, args) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    for (const role of Object.keys(ROLES)) expect(stderr).toContain(role);
  },
  20_000,
);

test("in production there are no such tokens", async () => {
  const { code, stdout, stderr } = await run(["clinician"], { NODE_ENV: "production" });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("production");
}, 20_000);
