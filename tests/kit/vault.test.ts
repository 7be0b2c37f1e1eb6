import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from "typeorm";
import { openDatabase } from "#kit/database";
import { environment } from "#kit/settings";
import { transact } from "#kit/transaction";
import { sealed } from "#kit/vault/columns";
import { addDevelopmentKey, openVault } from "#kit/vault/open";
import { newKey, newRing, ringFrom, type KeyRing } from "#kit/vault/ring";
import { Vault } from "#kit/vault/vault";
import { engines } from "../support/databases";

const vaultOf = (ring: KeyRing, agency = "people"): Vault => new Vault(agency, () => ring);
const PLACE = "person.givenName";

@Entity("secret")
class Secret {
  @PrimaryColumn("varchar", { length: 36 })
  id!: string;

  @Column("text", { nullable: true, ...sealed })
  text!: string | null;
}

class CreateSecret implements MigrationInterface {
  name = "CreateSecret1700000000001";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE TABLE secret (id varchar(36) PRIMARY KEY NOT NULL, text text)");
  }
  down = (): Promise<void> => Promise.resolve();
}

describe("a vault", () => {
  const ring = newRing();
  const vault = vaultOf(ring);

  test.each(["Aïssata", "", "ж", "x".repeat(10_000)])("opens what it sealed", (text) => {
    expect(vault.open(vault.seal(text, PLACE), PLACE)).toBe(text);
  });

  test("never seals a text the same way twice", () => {
    const all = new Set(Array.from({ length: 2_000 }, () => vault.seal("Koné", PLACE)));
    expect(all.size).toBe(2_000);
  });

  const one = vault.seal("Koné", PLACE);
  const changed = `${one.slice(0, -3)}${one.at(-3) === "A" ? "B" : "A"}${one.slice(-2)}`;
  test.each([
    ["text that was changed", changed, vault, PLACE],
    ["text that was cut short", one.slice(0, -8), vault, PLACE],
    ["text of another column", one, vault, "person.familyName"],
    ["text of another agency", one, vaultOf(ring, "health"), PLACE],
    ["text under a key it does not have", one, vaultOf(newRing()), PLACE],
    [
      "text under a key of the same id",
      one,
      vaultOf({ ...newRing(), keys: [{ ...newKey(), id: ring.keys[0]?.id ?? "" }] }),
      PLACE,
    ],
    ["plain text", "Koné", vault, PLACE],
    ["nothing", "", vault, PLACE],
  ])("refuses %s", (_, stored, reader, place) => {
    expect(() => reader.open(stored, place)).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining({ code: "DATA_UNREADABLE" }) }),
    );
  });

  test("an error tells neither the text nor a key", () => {
    expect.hasAssertions();
    try {
      vault.open("Koné", PLACE);
    } catch (error) {
      expect((error as Error).message).toBe("people person.givenName: is not sealed.");
    }
  });

  test("makes one token for equal texts in one place, whatever the data key, and another elsewhere", () => {
    const token = vault.blind("kone", "w.word");
    expect(token).toMatch(/^~[\w-]{22}$/);
    expect(vaultOf({ ...ring, keys: [newKey()] }).blind("kone", "w.word")).toBe(token);
    expect(vault.blind(token, "w.word")).toBe(token);
    const others = [
      vault.blind("kone", "w.sound"),
      vault.blind("kon", "w.word"),
      vaultOf(newRing()).blind("kone", "w.word"),
    ];
    expect(new Set([token, ...others]).size).toBe(4);
  });

  test("takes up a key that was added while it runs", () => {
    const growing = newRing();
    const reader = vaultOf(growing);
    const before = reader.seal("Koné", PLACE);
    growing.keys.push(newKey());
    const after = vaultOf(growing).seal("Koné", PLACE);
    expect([reader.open(before, PLACE), reader.open(after, PLACE)]).toEqual(["Koné", "Koné"]);
    expect(reader.newestKey).toBe(growing.keys[1]?.id);
  });

  test.each([
    ["{", "are not JSON"],
    ["{}", "index"],
    [JSON.stringify({ ...ring, keys: [] }), "keys"],
    [JSON.stringify({ ...ring, index: "short" }), "index: is not 32 bytes"],
    [JSON.stringify({ ...ring, keys: [ring.keys[0], ring.keys[0]] }), "one id"],
  ])("is not made from %s", (json, fault) => {
    expect(() => ringFrom(json)).toThrow(fault);
    expect(() => ringFrom(json)).not.toThrow(ring.keys[0]?.secret);
  });
});

describe("the keys of an agency", () => {
  const folder = mkdtempSync(join(tmpdir(), "onward-keys-"));
  const file = join(folder, "keys", "people.vault.json");
  const before = { ...environment() };
  beforeEach(() => Object.assign(environment(), { DATA_DIR: folder, NODE_ENV: "test", PEOPLE_DATA_KEYS: "" }));
  afterAll(() => {
    for (const name of ["DATA_DIR", "PEOPLE_DATA_KEYS"]) Reflect.deleteProperty(environment(), name);
    Object.assign(environment(), before);
    rmSync(folder, { recursive: true });
  });

  test("are made once on a development machine, for its user only", () => {
    const made = openVault("people").seal("Koné", PLACE);
    expect(openVault("people").open(made, PLACE)).toBe("Koné");
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test("grow by one when they are rotated, and a vault that is open notices", () => {
    const running = openVault("people");
    const ring = addDevelopmentKey("people");
    expect(ring?.keys).toHaveLength(2);
    expect(running.open(openVault("people").seal("Koné", PLACE), PLACE)).toBe("Koné");
    expect(running.newestKey).toBe(ring?.keys[1]?.id);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test("must be given in production, and may not be those of a development machine", () => {
    Object.assign(environment(), { NODE_ENV: "production" });
    expect(() => openVault("people")).toThrow("PEOPLE_DATA_KEYS: needed in production");
    Object.assign(environment(), { PEOPLE_DATA_KEYS: file });
    expect(() => openVault("people")).toThrow("made for development");
    Object.assign(environment(), { PEOPLE_DATA_KEYS: readFileSync(file, "utf8") });
    expect(() => openVault("people")).toThrow("made for development");
  });

  test("are read from a file or from the setting itself, and then not changed from here", () => {
    const own = join(folder, "own.json");
    const ring = newRing();
    writeFileSync(own, JSON.stringify(ring));
    for (const setting of [own, JSON.stringify(ring)]) {
      Object.assign(environment(), { NODE_ENV: "production", PEOPLE_DATA_KEYS: setting });
      expect(openVault("people").newestKey).toBe(ring.keys[0]?.id);
      expect(addDevelopmentKey("people")).toBeNull();
    }
  });
});

describe.each(engines())("a sealed column on $name", (engine) => {
  afterAll(() => engine.dropAll());
  const tables = [Secret];
  const migrations = [CreateSecret];

  test("keeps a database shut for whom comes without keys, or with others", async () => {
    const url = await engine.fresh();
    await expect(openDatabase({ url, tables, migrations })).rejects.toThrow(
      "secret.text is sealed, and no keys were given.",
    );
    const { db, close } = await openDatabase({ url, tables, migrations, vault: vaultOf(newRing()) });
    await transact(db, (tx) => tx.insert(Secret, { id: "1", text: "Koné" }));
    await close();
    await expect(openDatabase({ url, tables, migrations, vault: vaultOf(newRing()) })).rejects.toMatchObject({
      extensions: { code: "DATA_UNREADABLE" },
    });
  });

  test("is written sealed on every path and read open; nothing stays nothing", async () => {
    const { db, close } = await openDatabase({
      url: await engine.fresh(),
      tables,
      migrations,
      vault: vaultOf(newRing()),
    });
    await transact(db, async (tx) => {
      await tx.insert(Secret, { id: "1", text: "it was inserted" });
      await tx.save(Secret, { id: "2", text: "it was saved" });
      await tx.insert(Secret, { id: "3", text: null });
      await tx.insert(Secret, { id: "4", text: "as it was before" });
      await tx.update(Secret, { id: "4" }, { text: "it was updated" });
      await tx.createQueryBuilder().insert().into(Secret).values({ id: "5", text: "it was built" }).execute();
    });
    const stored = await db.query<{ text: string | null }[]>("SELECT text FROM secret ORDER BY id");
    expect(stored.map(({ text }) => text?.slice(0, 3) ?? null)).toEqual(["v1.", "v1.", null, "v1.", "v1."]);
    const read = await db.find(Secret, { order: { id: "ASC" } });
    expect(read.map(({ text }) => text)).toEqual([
      "it was inserted",
      "it was saved",
      null,
      "it was updated",
      "it was built",
    ]);
    await close();
  });
});
