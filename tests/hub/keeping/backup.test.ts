// What is backed up comes back whole, on either engine, or not at all; and the file tells of nobody.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { backUp } from "#kit/backup/backup";
import { restore } from "#kit/backup/restore";
import { tablesOf, type BackupOf } from "#kit/backup/format";
import { openDatabase, openForReading, type Database } from "#kit/database";
import { transact } from "#kit/transaction";
import type { Chapter } from "#scenario/story";
import type { Agency } from "#kit/agency";
import { gao2018 } from "../../support/stories";
import { AGENCIES } from "../../../agencies";
import { Person } from "../../../services/people/person/person.entity";
import { people } from "../../../services/people/subgraph";
import { seedPeople } from "../../../services/people/seed";
import { engines } from "../../support/databases";
import { filled } from "../../support/filled";
import { testVault } from "../../support/vaults";

const story = gao2018();
/** So few that it is quick; where people go from a laptop to a cluster, all: more than a page of a table. */
const few: Chapter = { ...story, people: story.people.slice(0, 60) };
const folder = mkdtempSync(join(tmpdir(), "onward-backup-"));
const lanes = engines();
const pairs = lanes.flatMap((from) => lanes.map((to) => [from, to] as const));

const open = (agency: Agency, url: string): Promise<Database> =>
  openDatabase({ ...agency, url, vault: testVault(agency.name) });

/** Writes what the database at `url` holds to a file, as the command does. */
async function backedUp(agency: Agency, url: string, file: string): Promise<string> {
  const path = join(folder, file);
  const { db, close } = await openForReading({ url, tables: agency.tables });
  await backUp(db, path, agency).finally(close);
  return path;
}

/** The rows of a backup, in any order that is always the same. */
const rowsIn = (path: string): string[] => gunzipSync(readFileSync(path)).toString().trim().split("\n").slice(1, -1);

afterAll(async () => {
  for (const lane of lanes) await lane.dropAll();
  rmSync(folder, { recursive: true });
});

describe.each(pairs.map(([from, to]) => [from.name, to.name, from, to] as const))(
  "from %s to %s",
  (_, __, from, to) => {
    test.each(AGENCIES.map(({ agency, seed }) => [agency.name, agency, seed] as const))(
      "the database of %s comes back, row by row",
      async (name, agency, seed) => {
        const chapter = name === "people" && from.name === "SQLite" && to.name === "MariaDB" ? story : few;
        const path = await backedUp(
          agency,
          await filled(from, agency, seed, [chapter]),
          `${name}-${from.name}-${to.name}.gz`,
        );
        const url = await filled(to, agency, seed, []);
        const { db, close } = await open(agency, url);
        await restore(db, path, agency);
        await close();
        const again = await backedUp(agency, url, `${name}-${from.name}-${to.name}-again.gz`);
        const [before, after] = [rowsIn(path), rowsIn(again)];
        expect(before.length).toBeGreaterThan(100);
        expect(after.length).toBe(before.length);
        expect(after.filter((row, index) => row !== before[index]).slice(0, 3)).toEqual([]);
        // The agency opens it, and reads what is sealed.
        const opened = await open(agency, url);
        if (name === "people")
          expect((await opened.db.find(Person)).map((one) => one.givenName)).toContain(story.people[0]?.givenName);
        await opened.close();
      },
      60_000,
    );
  },
);

describe.each(lanes)("a backup on $name", (engine) => {
  let path: string;

  beforeAll(async () => {
    path = await backedUp(people, await filled(engine, people, seedPeople, [few]), `${engine.name}.gz`);
  });

  let empty: Database;

  beforeAll(async () => {
    empty = await open(people, await filled(engine, people, seedPeople, []));
  });
  afterAll(() => empty.close());

  const refused = async (file: string, agency: BackupOf = people): Promise<string> => {
    const told = await restore(empty.db, file, agency).then(
      () => "",
      (error: unknown) => String(error),
    );
    for (const { name } of tablesOf(empty.db.dataSource).filter((table) => table.name !== "access_log_head")) {
      expect([name, await empty.db.query<unknown[]>(`SELECT 1 FROM ${name} LIMIT 1`)]).toEqual([name, []]);
    }
    return told;
  };
  const changed = (change: (text: string) => string): string => {
    const file = join(folder, "changed.gz");
    writeFileSync(file, gzipSync(change(gunzipSync(readFileSync(path)).toString())));
    return file;
  };

  test("that was cut off, changed, or is none, leaves the database empty", async () => {
    const lines = (text: string): string[] => text.trim().split("\n");
    const wrong = /is no backup, or was cut off or changed/;
    expect(await refused(changed((text) => lines(text).slice(0, -1).join("\n")))).toMatch(wrong);
    expect(await refused(changed((text) => lines(text).toSpliced(50, 1).join("\n")))).toMatch(wrong);
    expect(await refused(changed((text) => text.replace("GAO-2018", "GAO-2019")))).toMatch(wrong);
    expect(await refused(changed(() => "not this"))).toMatch(wrong);
    const half = join(folder, "half.gz");
    const bytes = readFileSync(path);
    writeFileSync(half, bytes.subarray(0, bytes.length / 2));
    expect(await refused(half)).toMatch(wrong);
  });

  test("of another agency or version is refused by name", async () => {
    expect(await refused(path, { ...people, name: "health" })).toMatch("is a backup of people, not of health");
    expect(await refused(path, { ...people, migrations: people.migrations.slice(1) })).toMatch("by another version");
  });

  test("is not put over what is there", async () => {
    const { db, close } = await open(people, await filled(engine, people, seedPeople, [few]));
    const before = await db.count(Person);
    await expect(restore(db, path, people)).rejects.toThrow("The database is not empty");
    expect(await db.count(Person)).toBe(before);
    await close();
  });

  test("says no name", () => {
    const text = gunzipSync(readFileSync(path)).toString();
    const names = [...new Set(few.people.flatMap(({ familyName, phone }) => [familyName, phone ?? ""]))];
    expect(names.filter((name) => name.length > 4 && new RegExp(`"${name}"`).test(text))).toEqual([]);
  });

  test("is of one instant, though desks go on writing", async () => {
    const url = await filled(engine, people, seedPeople, [few]);
    const desk = await open(people, url);
    const { db, close } = await openForReading({ url, tables: people.tables });
    let isWriting = false;
    const file = join(folder, `${engine.name}-busy.gz`);
    const onRows = (): void => {
      if (isWriting) return;
      isWriting = true;
      void transact(desk.db, (tx) => tx.query("UPDATE person SET version = version + 1000"));
    };
    await backUp(db, file, people, onRows).finally(close);
    expect(isWriting).toBe(true);
    const versions = rowsIn(file).filter((row) => /"GAO-2018"/.test(row) && /,1\d\d\d,/.test(row));
    expect(versions).toEqual([]);
    await desk.close();
  });
});
