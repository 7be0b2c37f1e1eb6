// Data keys change while the hub runs, and a table that was plain becomes sealed.
import { readFileSync } from "node:fs";
import type { EntityManager } from "typeorm";
import { openDatabase } from "#kit/database";
import { transact } from "#kit/transaction";
import { reseal, sealedByKey, sealedRows } from "#kit/vault/reseal";
import { newKey, newRing } from "#kit/vault/ring";
import { Vault } from "#kit/vault/vault";
import { loadChapters } from "#scenario/load";
import type { PersonStory } from "#scenario/story";
import { gao2018 } from "../../support/stories";
import { health } from "../../../services/health/subgraph";
import { seedPeople } from "../../../services/people/seed";
import { people } from "../../../services/people/subgraph";
import { PersonNameWord } from "../../../services/people/person/name-word.entity";
import { PersonOtherId } from "../../../services/people/person/other-id.entity";
import { SpecificNeed } from "../../../services/people/need/specific-need.entity";
import { ChildCase } from "../../../services/people/protection/case/case.entity";
import { Person } from "../../../services/people/person/person.entity";
import { ChildCaseConcern } from "../../../services/people/protection/case/concern.entity";
import { Observation } from "../../../services/health/screening/observation.entity";
import { engines } from "../../support/databases";

const LOADING = 60_000;
const story = gao2018();
const PHONE = "+223 00 00 00 00";

const peopleIn = async (db: EntityManager) =>
  (await db.find(Person, { order: { id: "ASC" } })).map(({ id, givenName, familyName, phone }) => [
    id,
    givenName,
    familyName,
    phone,
  ]);

/** The people of the story, with `PHONE` for one of them. */
const toldWith = (called: string) =>
  [...story.people]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, givenName, familyName, phone }) => [id, givenName, familyName, id === called ? PHONE : phone]);

describe.each(engines())("rotating the keys on $name", (engine) => {
  afterAll(() => engine.dropAll());

  test(
    "leaves nothing under the old key, though it broke off in the middle and a desk wrote meanwhile",
    async () => {
      const ring = newRing();
      const url = await engine.fresh();
      const hub = await openDatabase({ ...people, url, vault: new Vault("people", () => ring) });
      await loadChapters(hub.db, seedPeople, [story]);
      const [old = ""] = (await sealedByKey(hub.db)).keys();
      ring.keys.push(newKey());
      const command = await openDatabase({ ...people, url, vault: new Vault("people", () => ring) });
      const fresh = ring.keys[1]?.id ?? "";

      let pages = 0;
      const broken = reseal(command.db, () => {
        if (++pages === 2) throw new Error("killed");
      });
      await expect(broken).rejects.toThrow("killed");
      expect([...(await sealedByKey(hub.db)).keys()].sort()).toEqual([old, fresh].sort());
      const [someone] = story.people as [PersonStory];
      await transact(hub.db, (tx) => tx.update(Person, { id: someone.id }, { phone: PHONE }));
      expect(await peopleIn(hub.db)).toEqual(toldWith(someone.id));

      let rows = 0;
      await reseal(command.db, (count) => (rows += count));
      expect(rows).toBe(await sealedRows(hub.db));
      expect([...(await sealedByKey(hub.db)).keys()]).toEqual([fresh]);
      expect(await peopleIn(hub.db)).toEqual(toldWith(someone.id));
      expect(await hub.db.findBy(Person, { registrationKey: someone.registrationNumber })).toHaveLength(1);
      await command.close();
      await hub.close();
    },
    LOADING,
  );

  test("never overwrites what somebody wrote between reading a page and writing it", async () => {
    const ring = newRing();
    const url = await engine.fresh();
    const hub = await openDatabase({ ...people, url, vault: new Vault("people", () => ring) });
    await loadChapters(hub.db, seedPeople, [{ ...story, people: story.people.slice(0, 5) }]);
    const ids = (await hub.db.find(Person)).map(({ id }) => id);
    ring.keys.push(newKey());
    const command = await openDatabase({ ...people, url, vault: new Vault("people", () => ring) });
    const late = Object.assign(Object.create(command.db) as EntityManager, {
      query: async (sql: string, parameters?: unknown[]) => {
        const rows = await command.db.query<unknown[]>(sql, parameters);
        if (/FROM .person. /.test(sql)) {
          await transact(hub.db, (tx) => tx.update(Person, { id: ids[0] ?? "" }, { givenName: "Lateyra" }));
        }
        return rows;
      },
    });
    await reseal(late);
    const after = await hub.db.find(Person);
    expect(after.find(({ id }) => id === ids[0])?.givenName).toBe("Lateyra");
    expect((await sealedByKey(hub.db)).size).toBe(2);
    await reseal(command.db);
    expect([...(await sealedByKey(hub.db)).keys()]).toEqual([ring.keys[1]?.id]);
    await command.close();
    await hub.close();
  });
});

/** The tables as they were before anything was sealed. */
const before = (agency: typeof people) => ({ tables: [], migrations: agency.migrations.slice(0, 1) });

async function insert(db: EntityManager, table: string, rows: Record<string, unknown>[]): Promise<void> {
  await transact(db, async (tx) => {
    for (const row of rows) {
      const columns = Object.keys(row);
      const marks = columns.map(() => "?").join(", ");
      await tx.query(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${marks})`, Object.values(row));
    }
  });
}

const AT = "2018-04-23 08:00:00.000";
const record = (id: string) => ({
  id,
  operationCode: "OLD",
  recordedByAgency: "IOM",
  recordedByUser: "desk",
  occurredAt: AT,
  recordedAt: AT,
  version: 1,
});

describe.each(engines())("a database of plain text on $name", (engine) => {
  afterAll(() => engine.dropAll());

  test(
    "is sealed in place, people found by the same words, and nothing of it is left in the file",
    async () => {
      const url = await engine.fresh();
      const old = await openDatabase({ url, ...before(people) });
      const ids = Array.from(
        { length: 1_203 },
        (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      );
      await insert(
        old.db,
        "person",
        ids.map((id, index) => ({
          ...record(id),
          registrationNumber: `OLD-${String(index)}`,
          givenName: "Plaintext",
          familyName: "Ouédraogo",
          nameKey: "ouedraogo plaintext",
          sex: "MALE",
          bornOn: "1990-01-01",
          birthDatePrecision: "EXACT",
          isAgeDisputed: 0,
          languageCodes: "[]",
          displacementStatus: "RETURNEE",
        })),
      );
      await insert(
        old.db,
        "person_name_word",
        ids.flatMap((personId) => ["ouedraogo", "plaintext"].map((word) => ({ personId, word, operationCode: "OLD" }))),
      );
      await insert(old.db, "person_other_id", [{ personId: ids[0], agency: "UNHCR", value: "NER-1234567" }]);
      await insert(
        old.db,
        "child_case_concern",
        ["NEGLECT", "CHILD_LABOUR"].map((concern) => ({ childCaseId: ids[0], concern })),
      );
      await insert(
        old.db,
        "specific_need",
        ["SC", "SC-UC", "ER"].map((code, index) => ({ ...record(ids[index] ?? ""), personId: ids[index], code })),
      );
      await insert(old.db, "child_case", [
        {
          ...record(ids[0] ?? ""),
          ...{ personId: ids[0], status: "CLOSED", workflowState: "CLOSED", protectionStatus: "SEPARATED" },
          ...{ risk: "LOW", riskRank: 3, owningAgency: "UNICEF", openedAt: AT, assessmentDueAt: AT },
          closureReason: "REUNIFIED",
        },
      ]);
      await old.close();

      const ring = newRing();
      const { db, close } = await openDatabase({ ...people, url, vault: new Vault("people", () => ring) });
      const all = await db.find(Person);
      expect(all).toHaveLength(1_203);
      expect(
        new Set(
          all.map(({ givenName, familyName, otherNames }) => [givenName, familyName, otherNames].map(String).join(" ")),
        ),
      ).toEqual(new Set(["Plaintext Ouédraogo null"]));
      expect(await db.findBy(Person, { registrationKey: "OLD-1202" })).toHaveLength(1);
      expect((await db.findBy(SpecificNeed, { groupKey: "SC" })).map(({ code }) => code).sort()).toEqual([
        "SC",
        "SC-UC",
      ]);
      expect((await db.findBy(SpecificNeed, { codeKey: "SC-UC" })).map(({ personId }) => personId)).toEqual([ids[1]]);
      expect((await db.find(ChildCase)).map(({ closureReason }) => closureReason)).toEqual(["REUNIFIED"]);
      expect(await db.countBy(PersonNameWord, { operationCode: "OLD", word: "ouedraogo" })).toBe(1_203);
      expect(await db.countBy(PersonNameWord, { operationCode: "OLD", sound: "uidrugu" })).toBe(1_203);
      expect((await db.findBy(PersonOtherId, { valueKey: "NER-1234567" })).map(({ value }) => value)).toEqual([
        "NER-1234567",
      ]);
      expect((await db.findBy(ChildCaseConcern, { concern: "NEGLECT" })).map(({ code }) => code)).toEqual(["NEGLECT"]);
      const { options } = db.dataSource;
      await close();
      if (options.type === "better-sqlite3") {
        expect(readFileSync(options.database, "latin1")).not.toMatch(
          /Plaintext|plaintext|OLD-1202|NER-1234567|NEGLECT/,
        );
      }
    },
    LOADING,
  );

  test("keeps its numbers as they were", async () => {
    const url = await engine.fresh();
    const old = await openDatabase({ url, ...before(health) });
    await insert(
      old.db,
      "observation",
      [36.6, 80, 0.25].map((value, index) => ({ id: String(index), screeningId: "s", kind: "WEIGHT", value })),
    );
    await old.close();
    const ring = newRing();
    const { db, close } = await openDatabase({ ...health, url, vault: new Vault("health", () => ring) });
    expect((await db.find(Observation, { order: { id: "ASC" } })).map(({ value }) => value)).toEqual([36.6, 80, 0.25]);
    await close();
  });
});
