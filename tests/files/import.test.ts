// A file of people goes through the hub: who is good is registered once, who is not comes back in a file to be corrected.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role } from "#kit/access/roles";
import { deskAt, type Desk } from "../../files/hub-desk";
import { exportPeople } from "../../files/export-people";
import { importPeople, type ImportReport } from "../../files/import-people";
import { readTable } from "../../files/read-table";
import { tableWriter } from "../../files/write-table";
import { beforeAnybodyCame } from "../drills/before";
import { engines } from "../support/databases";
import { hubUnderTest, type HubUnderTest } from "../support/hub";

const [engine] = engines();
if (!engine) throw new Error("There is no engine.");
const folder = mkdtempSync(join(tmpdir(), "onward-import-"));
const at = (name: string): string => join(folder, name);
let hub: HubUnderTest;
let desk: Desk;

const deskOf = async (role: Role): Promise<Desk> => deskAt(hub.url, await hub.token(role));

beforeAll(async () => {
  hub = await hubUnderTest(engine, beforeAnybodyCame());
  desk = await deskOf("iom-registrar");
});
afterAll(async () => {
  await desk.close();
  await hub.stop();
  rmSync(folder, { recursive: true });
});

const HEADER =
  "prénom;nom;sexe;date de naissance;âge;nationalité;langue;téléphone;ménage;identifiant;personne en charge;lien";
const ROWS = [
  "Aïssata;Keïta;Femme;03/02/1987;;Mali;Bambara;+22370000001;famille 1;mère;;",
  "Moussa;Keïta;Garçon;;4;MLI;bam;;famille 1;;mère;Mère",
  "Ibrahim;Diallo;H;;27;Guinée;;;;;;",
  "Fatou;Sow;licorne;;30;Narnia;;;;;;",
  ";Cissé;M;31/02/1990;;Sénégal;;;;;;",
  "=cmd();Ba;M;;33;SEN;;12;;;;",
];

const imported = (path: string, rest: object = {}): Promise<ImportReport> =>
  importPeople(desk, { path, operation: "GAO-2018", isDryRun: false, ...rest });
const registered = async (): Promise<number> =>
  (await hub.ask('{ people(operation: "GAO-2018", first: 1) { totalCount } }')).data.people.totalCount as number;

test("a dry run says what would be, and writes nothing", async () => {
  writeFileSync(at("first.csv"), Buffer.from([HEADER, ...ROWS].join("\r\n"), "latin1"));
  const { rows, tally } = await imported(at("first.csv"), { isDryRun: true });
  expect([rows, tally]).toEqual([6, { REGISTERED: 3, FAILED: 3 }]);
  expect(await registered()).toBe(0);
});

test("good rows stay; bad ones come back with row, field, value and reason, and are taken when corrected", async () => {
  const progress: number[] = [];
  const report = await imported(at("first.csv"), { onProgress: (done: number) => progress.push(done) });
  expect(report).toMatchObject({ rows: 6, tally: { REGISTERED: 3, FAILED: 3 }, errorsPath: at("first.errors.csv") });
  expect(progress).toEqual([6]);
  expect(await registered()).toBe(3);

  const { header, rows } = await readTable(at("first.errors.csv"));
  const told = rows.map(({ cells }) => header.slice(-5).map((_, index) => cells[cells.length - 5 + index]));
  expect(told).toEqual([
    [
      "5",
      "nationalities | sex",
      "Narnia | licorne",
      "COUNTRY_UNKNOWN | SEX_UNKNOWN",
      expect.stringContaining("FEMALE"),
    ],
    ["6", "givenName | bornOn", expect.any(String), "NAME_MISSING | BIRTH_DATE_INVALID", expect.any(String)],
    ["7", expect.stringContaining("phone"), expect.stringContaining("12"), expect.any(String), expect.any(String)],
  ]);

  const corrected = tableWriter(at("corrected.csv"), header);
  const cure: Record<string, string> = { licorne: "F", Narnia: "Mali", "=cmd()": "Ablaye", "12": "+221770000000" };
  await corrected.write(
    rows.map(({ cells }) =>
      cells.map((cell, index) => {
        if (header[index] === "givenName" && cell === "") return "Awa";
        return header[index] === "bornOn" && cell !== "" ? "1990-02-28" : (cure[cell] ?? cell);
      }),
    ),
  );
  await corrected.close();
  expect(await imported(at("corrected.csv"))).toMatchObject({ tally: { REGISTERED: 3 }, errorsPath: null });
  expect(await registered()).toBe(6);
});

test("the same file again, after a break, registers nobody twice", async () => {
  expect((await imported(at("first.csv"))).tally).toEqual({ REGISTERED: 3, FAILED: 3 });
  expect(await registered()).toBe(6);
});

test("an export says what the viewer may see, and what it holds is registered before", async () => {
  const report = await exportPeople(desk, { path: at("people.xlsx"), operation: "GAO-2018" });
  expect(report).toMatchObject({ people: 6 });
  const { header, rows } = await readTable(at("people.xlsx"));
  const names = rows.map(({ cells }) => cells[header.indexOf("givenName")]);
  expect(names.sort()).toEqual(["Ablaye", "Aïssata", "Awa", "Fatou", "Ibrahim", "Moussa"].sort());

  const clinician = await deskOf("clinician");
  await exportPeople(clinician, { path: at("clinic.csv"), operation: "GAO-2018" }).then(
    async ({ hidden }) => {
      expect(hidden).toContain("phone");
      expect(JSON.stringify(await readTable(at("clinic.csv")))).not.toContain("+221770000000");
    },
    (error: unknown) => {
      expect(String(error)).toMatch(/UNAUTHORIZED/);
    },
  );
  await clinician.close();
});

test("who may not register is told so, and so is who names another operation", async () => {
  const manager = await deskOf("shelter-manager");
  const options = { path: at("first.csv"), isDryRun: false };
  await expect(importPeople(manager, { ...options, operation: "GAO-2018" })).rejects.toThrow("UNAUTHORIZED");
  await manager.close();
  await expect(importPeople(desk, { ...options, operation: "NOWHERE" })).rejects.toThrow("OPERATION_UNKNOWN");
});
