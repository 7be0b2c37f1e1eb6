// What a desk sends again is the same act; what another agency is to be told is sent until it is taken.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Column, Entity, PrimaryColumn, Table, type MigrationInterface, type QueryRunner } from "typeorm";
import { Act } from "#kit/acts/act.entity";
import { createActs } from "#kit/acts/migrate";
import { once } from "#kit/acts/once";
import { clockAt, DEMONSTRATION_START } from "#kit/clock";
import { changeVersion } from "#kit/conflict";
import type { Context } from "#kit/context";
import { openDatabase, type Database } from "#kit/database";
import { hubAt } from "#kit/hub/hub";
import { openLog } from "#kit/log";
import { startDelivery } from "#kit/outbox/deliver";
import { Letter } from "#kit/outbox/letter.entity";
import { post } from "#kit/outbox/post";
import { takeStep, type States } from "#kit/states";
import { transact } from "#kit/transaction";
import { writtenBy } from "#kit/written";
import { someone } from "../support/agency";
import { engines } from "../support/databases";

@Entity("door")
class Door {
  @PrimaryColumn("varchar", { length: 36 })
  id!: string;

  @Column("varchar", { length: 20 })
  status!: string;

  @Column("int", { default: 1 })
  version!: number;
}

class CreateDoor implements MigrationInterface {
  name = "CreateDoor1700000000001";
  async up(runner: QueryRunner): Promise<void> {
    const columns = [
      { name: "id", type: "varchar", length: "36", isPrimary: true },
      { name: "status", type: "varchar", length: "20" },
      { name: "version", type: "int", default: 1 },
    ];
    await runner.createTable(new Table({ name: "door", columns }));
    await createActs(runner);
  }
  async down(): Promise<void> {
    // never
  }
}

const STATES: States<"SHUT" | "OPEN" | "WALL"> = { SHUT: ["OPEN"], OPEN: ["SHUT"], WALL: [] };

describe.each(engines())("on $name", (engine) => {
  let database: Database;
  let ctx: Context;

  beforeAll(async () => {
    database = await openDatabase({
      url: await engine.fresh(),
      tables: [Door, Act, Letter],
      migrations: [CreateDoor],
    });
    const { db } = database;
    ctx = {
      transact: (work) => transact(db, work),
      viewer: someone,
      clock: clockAt(DEMONSTRATION_START),
    } as Context;
  });
  afterAll(async () => {
    await database.close();
    await engine.dropAll();
  });

  const makeDoor = (id: string, from = ctx): Promise<{ door: string }> =>
    once(from, { id, kind: "makeDoor" }, async (tx) => {
      const door = randomUUID();
      await tx.insert(Door, { id: door, status: "SHUT" });
      return { door };
    });

  test("an act that is sent forty times at once is one act, with one answer", async () => {
    const before = await database.db.count(Door);
    const id = randomUUID();
    const answers = await Promise.all(Array.from({ length: 40 }, () => makeDoor(id)));
    expect(new Set(answers.map(({ door }) => door)).size).toBe(1);
    expect(await database.db.count(Door)).toBe(before + 1);
  });

  test("an act that failed left nothing behind, and may be sent again", async () => {
    const id = randomUUID();
    await expect(
      once(ctx, { id, kind: "makeDoor" }, async (tx) => {
        await tx.insert(Door, { id: randomUUID(), status: "SHUT" });
        throw new Error("the line dropped");
      }),
    ).rejects.toThrow("the line dropped");
    expect(await database.db.countBy(Act, { id })).toBe(0);
    await makeDoor(id);
  });

  test("an id is not another's, nor of another act", async () => {
    const id = randomUUID();
    await makeDoor(id);
    const taken = { extensions: { code: "ID_TAKEN" } };
    const other = { ...ctx, viewer: { ...someone, sub: "other" } };
    await expect(makeDoor(id, other)).rejects.toMatchObject(taken);
    await expect(once(ctx, { id, kind: "shut" }, () => Promise.resolve({}))).rejects.toMatchObject(taken);
    await expect(makeDoor("7")).rejects.toMatchObject({ extensions: { code: "ID_MALFORMED" } });
  });

  test("of ten who take one step at once one takes it, and the others are told where it stands", async () => {
    const { door: id } = await makeDoor(randomUUID());
    const step = () => ctx.transact((tx) => takeStep(tx, Door, STATES, { id, to: "OPEN" }));
    const done = await Promise.allSettled(Array.from({ length: 10 }, step));
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of done) {
      if (one.status === "rejected")
        expect(one.reason).toMatchObject({ extensions: { code: "STATE_INVALID", state: "OPEN", asked: "OPEN" } });
    }
    expect(await database.db.findOneBy(Door, { id })).toMatchObject({ status: "OPEN", version: 2 });
    await expect(ctx.transact((tx) => takeStep(tx, Door, STATES, { id, to: "WALL" }))).rejects.toMatchObject({
      extensions: { code: "STATE_INVALID" },
    });
    const nowhere = { id: randomUUID(), to: "OPEN" } as const;
    await expect(ctx.transact((tx) => takeStep(tx, Door, STATES, nowhere))).rejects.toMatchObject({
      extensions: { code: "NOT_FOUND" },
    });
  });

  test("a change of an older version changes nothing and says which version there is", async () => {
    const { door: id } = await makeDoor(randomUUID());
    const change = (version: number) =>
      ctx.transact((tx) => changeVersion(tx, Door, { id, version }, { status: "OPEN" }));
    expect(await change(1)).toBeNull();
    expect(await change(1)).toEqual({ named: 1, current: 2 });
    expect(await database.db.findOneBy(Door, { id })).toMatchObject({ version: 2 });
  });

  test("a letter is sent until it is taken, in order for one record, and is one act", async () => {
    const heard: { id: string; n: number }[] = [];
    let isAway = true;
    const server = createServer((request, response) => {
      let body = "";
      request.on("data", (part: Buffer) => (body += part.toString()));
      request.on("end", () => {
        const { input } = (JSON.parse(body) as { variables: { input: { id: string; n: number } } }).variables;
        if (!isAway) heard.push(input);
        const errors = isAway ? [{ message: "", extensions: { code: "AGENCY_UNAVAILABLE" } }] : undefined;
        response.end(JSON.stringify({ data: null, errors }));
      });
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const hub = hubAt({ url: () => url, token: () => Promise.resolve("t"), timeoutMs: 1000 });
    const delivery = startDelivery(
      database.db,
      { tell: "mutation($input: T!) { tell(input: $input) }" },
      hub,
      openLog("t", "silent"),
    );
    const about = randomUUID();
    const ids = [randomUUID(), randomUUID()];
    for (const [n, id] of ids.entries()) {
      await ctx.transact((tx) => post(tx, [{ id, kind: "tell", about, payload: { n } }]));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(await delivery.deliver()).toBe(2);
    isAway = false;
    while ((await delivery.deliver()) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).toEqual(ids.map((id, n) => ({ id, n })));
    await delivery.stop();
    await hub.close();
    server.close();
  });

  test("what is yet to happen is not written", () => {
    expect(() => writtenBy(ctx, new Date("2018-05-01T00:00:00Z"))).toThrow("input.occurredAt");
    expect(writtenBy(ctx, new Date("2018-04-29T00:00:00Z"))).toMatchObject({
      occurredAt: new Date("2018-04-29T00:00:00Z"),
      recordedAt: new Date(DEMONSTRATION_START),
    });
  });
});
