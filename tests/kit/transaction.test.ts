import { setTimeout as pause } from "node:timers/promises";
import type Sqlite from "better-sqlite3";
import {
  Column,
  Entity,
  PrimaryColumn,
  Table,
  type EntityManager,
  type MigrationInterface,
  type QueryRunner,
} from "typeorm";
import { openDatabase, type Database } from "#kit/database";
import { actOnSqlite, transact } from "#kit/transaction";
import { engines } from "../support/databases";

@Entity("bed")
class Bed {
  @PrimaryColumn("varchar", { length: 36 })
  id!: string;

  @Column("int")
  taken!: number;
}

class CreateBed implements MigrationInterface {
  name = "CreateBed1700000000001";
  async up(runner: QueryRunner): Promise<void> {
    const columns = [
      { name: "id", type: "varchar", length: "36", isPrimary: true },
      { name: "taken", type: "int" },
    ];
    await runner.createTable(new Table({ name: "bed", columns }));
  }
  async down(): Promise<void> {
    // never
  }
}

const taken = async (db: EntityManager, id: string): Promise<number | undefined> =>
  (await db.findOneBy(Bed, { id }))?.taken;

describe.each(engines())("a transaction on $name", (engine) => {
  let database: Database;
  let db: EntityManager;

  beforeAll(async () => {
    database = await openDatabase({ url: await engine.fresh(), tables: [Bed], migrations: [CreateBed] });
    ({ db } = database);
  });
  afterAll(async () => {
    await database.close();
    await engine.dropAll();
  });

  test("is whole or not at all, also when another one runs beside it", async () => {
    const failing = transact(db, async (tx) => {
      await tx.insert(Bed, { id: "lost", taken: 1 });
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error("no");
    });
    const working = transact(db, (tx) => tx.insert(Bed, { id: "kept", taken: 1 }));
    await expect(failing).rejects.toThrow("no");
    await working;
    expect([await taken(db, "lost"), await taken(db, "kept")]).toEqual([undefined, 1]);
  });

  test("is not seen by readers before it is done", async () => {
    await transact(db, async (tx) => {
      await tx.insert(Bed, { id: "later", taken: 1 });
      expect(await taken(db, "later")).toBeUndefined();
    });
    expect(await taken(db, "later")).toBe(1);
  });

  test("loses no step when fifty run at once", async () => {
    await transact(db, (tx) => tx.insert(Bed, { id: "one", taken: 0 }));
    const step = (tx: EntityManager) => tx.increment(Bed, { id: "one" }, "taken", 1);
    await Promise.all(Array.from({ length: 50 }, () => transact(db, step)));
    expect(await taken(db, "one")).toBe(50);
  });

  test("that does not wait for the disk leaves the others waiting for it, and its connection reading only, also when it fails", async () => {
    if (engine.name !== "SQLite") return;
    const [FULL, NORMAL] = [2, 1];
    const mode = async (tx: EntityManager) => (await tx.query<{ synchronous: number }[]>("PRAGMA synchronous"))[0];
    const modeOf = (prepare: Sqlite.Database["prepare"]) => prepare("PRAGMA synchronous").pluck().get();
    const inserting = (id: string) => (prepare: Sqlite.Database["prepare"]) => {
      prepare("INSERT INTO bed VALUES (?, 1)").run(id);
      if (id === "half") throw new Error("half");
    };
    expect(await actOnSqlite(db, modeOf)).toBe(NORMAL);
    await actOnSqlite(db, inserting("whole"));
    await expect(actOnSqlite(db, inserting("half"))).rejects.toThrow("half");
    expect(await transact(db, mode)).toEqual({ synchronous: FULL });
    expect([await taken(db, "whole"), await taken(db, "half")]).toEqual([1, undefined]);
    await expect(db.insert(Bed, { id: "x", taken: 1 })).rejects.toThrow("readonly");
  });

  test("that does not wait for the disk waits for its turn, and for what another connection writes", async () => {
    if (engine.name !== "SQLite") return;
    const order: string[] = [];
    const slow = transact(db, async (tx) => {
      await tx.insert(Bed, { id: "slow", taken: 1 });
      await pause(50);
      order.push("slow");
    });
    const act = actOnSqlite(db, (prepare) => {
      order.push("act");
      return prepare("SELECT COUNT(*) FROM bed WHERE id = 'slow'").pluck().get();
    });
    expect(await act).toBe(1);
    await slow;
    expect(order).toEqual(["slow", "act"]);
  });

  test("cannot be gone around: the connection for reading refuses to write", async () => {
    if (engine.name !== "SQLite") return;
    await expect(db.insert(Bed, { id: "x", taken: 1 })).rejects.toThrow("readonly");
    await expect(db.query("INSERT INTO bed VALUES ('x', 1) RETURNING id")).rejects.toThrow("readonly");
    const { databaseConnection } = db.dataSource.driver as unknown as { databaseConnection: Sqlite.Database };
    expect(() => databaseConnection.exec("INSERT INTO bed VALUES ('x', 1)")).toThrow("reads only");
    expect(await taken(db, "x")).toBeUndefined();
  });
});

test("an address that leads nowhere is an error, not a wait", async () => {
  const open = openDatabase({ url: "mysql://nobody@127.0.0.1:1/none", tables: [], migrations: [] });
  await expect(open).rejects.toThrow("ECONNREFUSED");
});
