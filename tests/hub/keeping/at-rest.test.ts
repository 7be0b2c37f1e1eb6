// Whoever finds a database, and not its keys, finds nobody.
import { existsSync, readFileSync } from "node:fs";
import type { DataSource } from "typeorm";
import { transact } from "#kit/transaction";
import { sealedIn } from "#kit/vault/columns";
import { sealedByKey } from "#kit/vault/reseal";
import { gao2018 } from "../../support/stories";
import { AGENCIES } from "../../../agencies";
import { agencyUnderTest, type AgencyUnderTest } from "../../support/agency";
import { engines } from "../../support/databases";
import { isCode } from "../../support/telling";
import { testVault } from "../../support/vaults";

const story = gao2018();
const LOADING = 120_000;

/** Shorter ones could be met in ciphertext by chance. */
const TELLING_BYTES = 6;

/** Everything in the database as text, without what is sealed, without tokens and without the name of the time zone. */
async function dumpOf(source: DataSource): Promise<string> {
  const text = source.options.type === "better-sqlite3" ? fileOf(source.options.database) : await tablesOf(source);
  return text.replace(/v1\.[0-9a-f]{8}\.[\w-]+|~[\w-]{22}|Africa\/Bamako/g, "");
}

function fileOf(database: string): string {
  const files = ["", "-wal", "-journal"].map((end) => `${database}${end}`).filter(existsSync);
  return files.map((file) => readFileSync(file, "latin1")).join("\n");
}

async function tablesOf(source: DataSource): Promise<string> {
  const tables = await source.query<{ name: string }[]>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()",
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await source.query<object[]>(`SELECT * FROM \`${name}\``);
    texts.push(...rows.map((row) => Buffer.from(Object.values(row).map(String).join("|"), "utf8").toString("latin1")));
  }
  return texts.join("\n");
}

/** Every text that this agency keeps sealed, opened, but for codes: that these are sealed, their columns show. */
async function secretsOf({ db }: AgencyUnderTest): Promise<string[]> {
  const found = new Set<string>();
  for (const { target, columns } of db.dataSource.entityMetadatas) {
    const properties = sealedIn(columns).map(({ property }) => property);
    if (properties.length === 0) continue;
    for (const row of await db.find(target)) {
      for (const property of properties) found.add(String(row[property] ?? ""));
    }
  }
  return [...found].filter((text) => !isCode(text));
}

/** Which of these texts are in the dump; one walk along it for all of them, since each side has megabytes. */
function foundIn(dump: string, texts: Iterable<string>): string[] {
  const byStart = new Map<number, Buffer[]>();
  // Most of a dump is passed over by two bytes.
  const mayStart = new Uint8Array(1 << 16);
  for (const text of texts) {
    const bytes = Buffer.from(text, "utf8");
    if (bytes.length < TELLING_BYTES) continue;
    const start = bytes.readUIntLE(0, TELLING_BYTES);
    byStart.set(start, [...(byStart.get(start) ?? []), bytes]);
    mayStart[start & 0xffff] = 1;
  }
  const all = Buffer.from(dump, "latin1");
  const found = new Set<string>();
  for (let at = 0; at + TELLING_BYTES <= all.length; at++) {
    if (mayStart[(all[at] ?? 0) | ((all[at + 1] ?? 0) << 8)] !== 1) continue;
    for (const bytes of byStart.get(all.readUIntLE(at, TELLING_BYTES)) ?? []) {
      if (bytes.equals(all.subarray(at, at + bytes.length))) found.add(bytes.toString("utf8"));
    }
  }
  return [...found];
}

describe.each(engines())("a copy of a database on $name", (engine) => {
  const open: AgencyUnderTest[] = [];

  beforeAll(async () => {
    for (const { agency, seed } of AGENCIES) open.push(await agencyUnderTest(engine, agency, seed, [story]));
  }, LOADING);
  afterAll(async () => {
    for (const agency of open) await agency.close();
    await engine.dropAll();
  });

  test.each(AGENCIES.map(({ agency }) => agency.name))("of %s holds no name, number or telephone", async (name) => {
    const dump = await dumpOf((open.find((agency) => agency.name === name) as AgencyUnderTest).db.dataSource);
    const told = story.people.flatMap(({ givenName, familyName, registrationNumber, phone }) => [
      givenName,
      familyName,
      registrationNumber,
      phone ?? "",
    ]);
    const words = told.flatMap((text) => [text.normalize("NFD").replace(/\p{Mark}/gu, ""), text.toLowerCase()]);
    // The code of the operation stands in the open, and shows that this finds what is there.
    expect(foundIn(dump, new Set([...told, ...words, "GAO-2018"]))).toEqual(["GAO-2018"]);
  });

  test.each(AGENCIES.map(({ agency }) => agency.name))("of %s holds no note and nothing else sealed", async (name) => {
    const agency = open.find((one) => one.name === name) as AgencyUnderTest;
    const secrets = await secretsOf(agency);
    expect(secrets.length).toBeGreaterThan(10);
    expect([...(await sealedByKey(agency.db)).keys()]).toEqual([testVault(name).newestKey]);
    expect(foundIn(await dumpOf(agency.db.dataSource), secrets)).toEqual([]);
  });

  test("shows no sealed text that was changed: its field says so by code, and costs no other", async () => {
    const people = open[0] as AgencyUnderTest;
    const [row] = await people.db.query<{ id: string; phone: string; givenName: string }[]>(
      "SELECT id, phone, givenName FROM person WHERE phone IS NOT NULL LIMIT 1",
    );
    const write = (givenName: string) =>
      transact(people.db, (tx) => tx.query("UPDATE person SET givenName = ? WHERE id = ?", [givenName, row?.id]));
    for (const stored of [row?.phone ?? "", `${row?.givenName.slice(0, -4) ?? ""}AAAA`, "Koné"]) {
      await write(stored);
      const answer = await people.ask("query($id: ID!) { person(id: $id) { id givenName } }", { id: row?.id });
      expect([answer.data, answer.codes]).toEqual([{ person: { id: row?.id, givenName: null } }, ["DATA_UNREADABLE"]]);
    }
    await write(row?.givenName ?? "");
  });
});
