import { setTimeout as pause } from "node:timers/promises";
import { historiesOf } from "#kit/access-log/access-log.pages";
import { AccessLogHead, AccessLogLine, HEAD } from "#kit/access-log/access-log.entity";
import { GENESIS } from "#kit/access-log/chain";
import { verifyAccessLog } from "#kit/access-log/verify";
import { DEMONSTRATION_START } from "#kit/clock";
import type { Context } from "#kit/context";
import { transact } from "#kit/transaction";
import { until } from "../gateway/place";
import { someone } from "../support/agency";
import { engines } from "../support/databases";
import { awa, binta, logUnderTest, read, type LogUnderTest } from "./access-log-toys";

describe.each(engines())("the access log on $name", (engine) => {
  let log: LogUnderTest;

  beforeEach(async () => {
    log = await logUnderTest(engine);
  });
  afterEach(() => log.close());
  afterAll(() => engine.dropAll());

  test("that is empty holds", async () => {
    expect(await verifyAccessLog(log.db)).toEqual({
      lines: 0,
      cut: 0,
      first: null,
      last: null,
      head: GENESIS,
      broken: null,
    });
  });

  test("says who read what of whom, for what, and when", async () => {
    const before = Date.now();
    await log.reading(
      read(),
      read({ category: "diagnosis", level: "L3", ground: "CONSENT" }),
      read({ personId: binta }),
    );
    const [line] = await log.lines();
    expect(line).toMatchObject({
      id: 1,
      user: "test",
      agency: "UNICEF",
      roles: ["clinician"],
      purpose: "CHILD_PROTECTION",
      operationName: "Ward",
      operationCode: "GAO-2018",
      hubTime: new Date(DEMONSTRATION_START),
      reads: [
        { category: "identity", level: "L2", ground: "ROLE" },
        { category: "diagnosis", level: "L3", ground: "CONSENT" },
      ],
      refusals: [],
      people: [
        [awa, [0, 1]],
        [binta, [0]],
      ],
      previousHash: GENESIS,
    });
    expect(line?.at.getTime()).toBeGreaterThanOrEqual(before);
  });

  test("takes nothing of L0 and L1, and nothing when nothing was read", async () => {
    await log.reading(read({ level: "L0" }), read({ level: "L1" }));
    await log.reading();
    expect(await log.lines()).toEqual([]);
    expect(log.statements.some((sql) => sql.includes("TRANSACTION"))).toBe(false);
  });

  test("takes a request that was only refused something", async () => {
    const refusal = { coordinate: "Person.phone", code: "UNAUTHORIZED_FIELD_OR_TYPE" };
    await log.request((ctx) => {
      ctx.reads.refuse(refusal);
    });
    expect(await log.lines()).toMatchObject([{ reads: [], refusals: [refusal], people: [], operationCode: null }]);
  });

  test("has a line for each operation; what is of none counts to the viewer's own, if that is one", async () => {
    const fill = (ctx: Context): void => {
      ctx.reads.note(read());
      ctx.reads.note(read({ personId: binta, operationCode: null }));
    };
    await log.request(fill);
    await log.request(fill, { operations: ["AGZ-2018"] });
    expect((await log.lines()).map(({ operationCode }) => operationCode)).toEqual([
      "GAO-2018",
      null,
      "GAO-2018",
      "AGZ-2018",
    ]);
  });

  test("keeps no text of a stranger as the id of a person", async () => {
    await log.reading(read({ personId: "x".repeat(5000) }), read({ personId: "' OR 1=1" }));
    expect(await log.lines()).toMatchObject([{ reads: [{ category: "identity" }], people: [] }]);
  });

  test("refuses a request that does not fit, and no other one", async () => {
    const note = (ctx: Context): void => {
      ctx.reads.note(read());
    };
    const long = log.request(note, { sub: "x".repeat(201) });
    const odd = log.request(note, { agency: "\ud800" });
    const sound = log.request(note);
    await expect(long).rejects.toMatchObject({ extensions: { code: "ACCESS_UNLOGGED" } });
    await expect(odd).rejects.toMatchObject({ extensions: { code: "ACCESS_UNLOGGED" } });
    await sound;
    expect(await log.lines()).toHaveLength(1);
  });

  test("goes on in the next line when there are too many people for one", async () => {
    const crowd = Array.from({ length: 1001 }, (_, index) => `p${String(index).padStart(35, "0")}`);
    await log.reading(...crowd.map((personId) => read({ personId })));
    const lines = await log.lines();
    expect(lines.map(({ people }) => people.length)).toEqual([500, 500, 1]);
    expect(lines.flatMap(({ personIds }) => personIds)).toEqual(crowd);
    expect(await verifyAccessLog(log.db)).toMatchObject({ lines: 3, broken: null });
  });

  test("is indexed by person before long, also past lines that tell of nobody", async () => {
    await log.reading(read(), read({ personId: binta }));
    const refused = (): Promise<void> =>
      log.request((ctx) => {
        ctx.reads.refuse({ coordinate: "Person.phone", code: "FORBIDDEN" });
      });
    // More than are indexed at once, and sooner than the first of them are.
    await Promise.all(Array.from({ length: 300 }, refused));
    await log.reading(read());
    const seen = [
      { block: 0, personId: awa },
      { block: 0, personId: binta },
      { block: 4, personId: awa },
    ];
    await until(async () => (await log.indexed()).length === seen.length);
    expect(await log.indexed()).toEqual(seen);
    await Promise.all([log.index(), log.index()]);
    expect(await log.indexed()).toEqual(seen);
  });

  test("is indexed whole where another process wrote between, and while it is being written", async () => {
    const other = await logUnderTest(engine, log.url);
    const people = Array.from({ length: 305 }, (_, index) => `p${String(index)}`);
    for (const [index, personId] of people.slice(0, 5).entries()) {
      await (index % 2 === 1 ? other : log).reading(read({ personId }));
    }
    await other.close();
    // Longer than the index waits, twice.
    for (let next = 5; next < people.length; next += 5) {
      const wave = people.slice(next, next + 5).map((personId) => log.reading(read({ personId })));
      await Promise.all([...wave, pause(40)]);
    }
    const indexed = async () => (await log.indexed()).map(({ personId }) => personId).sort();
    await until(async () => (await indexed()).length === people.length);
    expect(await indexed()).toEqual([...people].sort());
    expect(await verifyAccessLog(log.db)).toMatchObject({ lines: people.length, broken: null });
  });

  test("tells of each person who saw them, page by page, of no other whose id begins alike, and not of other operations", async () => {
    for (let time = 0; time < 3; time++) await log.reading(read({ personId: "p1" }), read({ personId: "p10" }));
    await log.reading(read({ personId: "p10" }));
    await log.reading(read({ personId: "p1", operationCode: "AGADEZ-2018" }));
    const historyOf = async (first: number, after: string | null, operations: string[] = []) => {
      const ctx = log.contextOf({ ...someone, roles: ["auditor"], operations }, { id: "r", operationName: null });
      return historiesOf(["p1", "p10", "p"], ctx, { first, after });
    };
    const linesIn = (pages: Awaited<ReturnType<typeof historyOf>>) => pages.map(({ edges }) => edges.length);
    const counts = async (pages: Awaited<ReturnType<typeof historyOf>>) =>
      Promise.all(pages.map(({ count }) => count()));
    const first = await historyOf(3, null);
    expect([linesIn(first), await counts(first)]).toEqual([
      [3, 3, 0],
      [4, 4, 0],
    ]);
    const next = await historyOf(3, first[0]?.pageInfo.endCursor ?? null);
    expect(linesIn(next)).toEqual([1, 1, 0]);
    const own = await historyOf(10, null, ["AGADEZ-2018"]);
    expect([linesIn(own), await counts(own)]).toEqual([
      [1, 0, 0],
      [1, 0, 0],
    ]);
  });

  test("is one unbroken chain, in fewer transactions than requests, when fifty end at once", async () => {
    await Promise.all(Array.from({ length: 50 }, () => log.reading(read(), read({ personId: binta }))));
    const begun = log.statements.filter((sql) => sql.includes("UPDATE access_log_head")).length;
    expect(begun).toBeGreaterThan(0);
    expect(begun).toBeLessThan(10);
    expect(await verifyAccessLog(log.db)).toMatchObject({ lines: 50, broken: null });
  });

  test("is one unbroken chain when two processes write it", async () => {
    const other = await logUnderTest(engine, log.url);
    for (let round = 0; round < 10; round++) {
      // Two of SQLite's writers in one thread would wait for each other for ever.
      if (engine.name === "SQLite") for (const one of [log, other, log]) await one.reading(read());
      else await Promise.all([log, other, log].map((one) => one.reading(read())));
    }
    await other.close();
    expect(await verifyAccessLog(log.db)).toMatchObject({ lines: 30, broken: null });
  });

  test("takes one message to MariaDB for a request, however many lines it has", async () => {
    if (engine.name !== "MariaDB") return;
    log.statements.length = 0;
    await log.reading(read(), read({ operationCode: "AGZ-2018" }));
    expect(await log.lines()).toHaveLength(2);
    expect(log.statements.filter((sql) => !sql.startsWith("SELECT"))).toHaveLength(1);
  });

  test("moves its head with its lines or not at all", async () => {
    await log.reading(read());
    const [line] = await log.lines();
    await transact(log.db, (tx) => tx.insert(AccessLogLine, Object.assign(new AccessLogLine(), line, { id: 3 })));
    await expect(log.reading(read(), read({ operationCode: "AGZ-2018" }))).rejects.toThrow(/UNIQUE|Duplicate/);
    expect(await log.db.findOneBy(AccessLogHead, { id: HEAD })).toEqual({ id: HEAD, lastLine: 1, hash: line?.hash });
    await transact(log.db, (tx) => tx.delete(AccessLogLine, { id: 3 }));
    await log.reading(read());
    expect(await verifyAccessLog(log.db)).toMatchObject({ lines: 2, broken: null });
  });

  test("that cannot be written keeps the answer back, and goes on when it can be again", async () => {
    await transact(log.db, (tx) => tx.delete(AccessLogHead, { id: HEAD }));
    await expect(log.reading(read())).rejects.toThrow("AccessLogHead");
    await transact(log.db, (tx) => tx.insert(AccessLogHead, { id: HEAD, lastLine: 0, hash: GENESIS }));
    await log.reading(read());
    expect(await verifyAccessLog(log.db)).toMatchObject({ lines: 1, broken: null });
  });
});
