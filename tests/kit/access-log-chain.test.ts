import { createHash } from "node:crypto";
import type { EntityManager } from "typeorm";
import { AccessLogHead, AccessLogLine, AccessLogPerson, CUT, HEAD, INDEXED } from "#kit/access-log/access-log.entity";
import { GENESIS, hashOf } from "#kit/access-log/chain";
import { countOldLines, cutAccessLog } from "#kit/access-log/cut";
import { verifyAccessLog, type Fault } from "#kit/access-log/verify";
import { transact } from "#kit/transaction";
import { engines } from "../support/databases";
import { awa, logUnderTest, read, type LogUnderTest } from "./access-log-toys";

test("a line's hash is that of one JSON list, by which logs that were written earlier hold still", () => {
  const line = {
    at: new Date("2018-04-30T18:00:00.123Z"),
    hubTime: new Date("2018-04-30T18:00:00Z"),
    requestId: "r",
    operationName: null,
    user: 'Awa "A", [x]',
    agency: "IOM",
    roles: ["clinician", "auditor"],
    purpose: "TRAVEL",
    operationCode: "GAO-2018",
    reads: [{ category: "identity", level: "L2", ground: "ROLE" }] satisfies AccessLogLine["reads"],
    refusals: [{ coordinate: "Person.phone", code: "FORBIDDEN" }],
    people: [[awa, [0]]] satisfies AccessLogLine["people"],
  };
  const text = JSON.stringify([GENESIS, ...Object.values(line)]);
  expect(hashOf(GENESIS, line)).toBe(createHash("sha256").update(text).digest("hex"));
});

describe.each(engines())("an access log of six lines on $name", (engine) => {
  let log: LogUnderTest;

  beforeEach(async () => {
    log = await logUnderTest(engine);
    for (let index = 0; index < 5; index++) {
      await log.reading(read(), read({ personId: `p${String(index)}`, category: "diagnosis", level: "L3" }));
    }
    await log.request((ctx) => {
      ctx.reads.refuse({ coordinate: "Person.phone", code: "FORBIDDEN" });
    });
    await log.index();
  });

  const alter = (over: Partial<AccessLogLine>) => (tx: EntityManager) => tx.update(AccessLogLine, { id: 3 }, over);
  const swap = async (tx: EntityManager) => {
    await tx.update(AccessLogLine, { id: 3 }, { id: 99 });
    await tx.update(AccessLogLine, { id: 4 }, { id: 3 });
    await tx.update(AccessLogLine, { id: 99 }, { id: 4 });
  };
  const remove = (id: number) => (tx: EntityManager) => tx.delete(AccessLogLine, { id });

  const cases: [string, (tx: EntityManager) => Promise<unknown>, Fault, number][] = [
    ["another time", alter({ at: new Date(0) }), "ALTERED", 3],
    ["another time of the hub", alter({ hubTime: new Date(0) }), "ALTERED", 3],
    ["another request", alter({ requestId: "x" }), "ALTERED", 3],
    ["another name", alter({ operationName: null }), "ALTERED", 3],
    ["another user", alter({ user: "nobody" }), "ALTERED", 3],
    ["another agency", alter({ agency: "OCHA" }), "ALTERED", 3],
    ["other roles", alter({ roles: ["clinician", "auditor"] }), "ALTERED", 3],
    ["another purpose", alter({ purpose: "HEALTH_CARE" }), "ALTERED", 3],
    ["another operation", alter({ operationCode: "AGZ-2018" }), "ALTERED", 3],
    ["other reads", alter({ reads: [{ category: "identity", level: "L2", ground: "ROLE" }] }), "ALTERED", 3],
    ["other refusals", alter({ refusals: [{ coordinate: "a", code: "b" }] }), "ALTERED", 3],
    ["another hash before it", alter({ previousHash: GENESIS }), "ALTERED", 3],
    ["another hash", alter({ hash: GENESIS }), "ALTERED", 3],
    ["other people", alter({ people: [[awa, [0]]] }), "ALTERED", 3],
    ["other reads of a person", alter({ people: [["p2", [0]]] }), "ALTERED", 3],
    ["a person out of the index", (tx) => tx.delete(AccessLogPerson, { personId: "p1" }), "INDEX_DIFFERS", 1],
    [
      "another person in the index",
      (tx) => tx.insert(AccessLogPerson, { block: 0, personId: "c" }),
      "INDEX_DIFFERS",
      1,
    ],
    ...[1, -1].map((block): (typeof cases)[number] => [
      `lines that are not there in the index: block ${String(block)}`,
      (tx) => tx.insert(AccessLogPerson, { block, personId: awa }),
      "INDEX_DIFFERS",
      7,
    ]),
    [
      "lines that are said to be indexed before they are written",
      (tx) => tx.update(AccessLogHead, { id: INDEXED }, { lastLine: 9 }),
      "INDEX_DIFFERS",
      7,
    ],
    ["a line taken out", remove(3), "REMOVED", 3],
    ["the first line taken out", remove(1), "REMOVED", 1],
    ["the last line taken out", remove(6), "TRUNCATED", 6],
    ["two lines swapped", swap, "REORDERED", 3],
    ["a line before the first", (tx) => tx.update(AccessLogLine, { id: 3 }, { id: -7 }), "ADDED", 1],
    ["a line after the last", (tx) => tx.update(AccessLogHead, { id: HEAD }, { lastLine: 5 }), "HEAD_DIFFERS", 6],
    ["another head", (tx) => tx.update(AccessLogHead, { id: HEAD }, { hash: GENESIS }), "HEAD_DIFFERS", 7],
    ["no head", (tx) => tx.delete(AccessLogHead, { id: HEAD }), "HEAD_DIFFERS", 1],
  ];
  test.each(cases)("%s is found", async (_, change, fault, line) => {
    expect(await verifyAccessLog(log.db)).toMatchObject({ lines: 6, broken: null });
    await transact(log.db, change);
    expect((await verifyAccessLog(log.db)).broken).toEqual({ line, fault });
  });

  test("a line written anew with the right hash is found at the next one", async () => {
    const line = (await log.lines())[2];
    if (!line) throw new Error("There is no third line.");
    const forged = { user: "nobody" };
    await transact(log.db, (tx) =>
      tx.update(AccessLogLine, { id: 3 }, { ...forged, hash: hashOf(line.previousHash, Object.assign(line, forged)) }),
    );
    expect((await verifyAccessLog(log.db)).broken).toEqual({ line: 4, fault: "REORDERED" });
  });

  test("a log that was written anew as a whole is found by a head that was kept", async () => {
    const { head } = await verifyAccessLog(log.db);
    await log.reading(read());
    expect((await verifyAccessLog(log.db, head)).broken).toBeNull();
    await transact(log.db, async (tx) => {
      await tx.clear(AccessLogLine);
      await tx.clear(AccessLogPerson);
      await tx.update(AccessLogHead, { id: HEAD }, { lastLine: 0, hash: GENESIS });
      await tx.update(AccessLogHead, { id: INDEXED }, { lastLine: 0 });
    });
    await log.reading(read());
    expect((await verifyAccessLog(log.db)).broken).toBeNull();
    expect((await verifyAccessLog(log.db, head)).broken).toEqual({ line: 2, fault: "REWRITTEN" });
  });

  afterEach(() => log.close());
  afterAll(() => engine.dropAll());

  test("a log whose index lags behind holds", async () => {
    await log.reading(read());
    expect(await verifyAccessLog(log.db)).toMatchObject({ lines: 7, broken: null });
  });

  test("is walked page by page", async () => {
    await Promise.all(Array.from({ length: 205 }, () => log.reading(read())));
    expect(await verifyAccessLog(log.db)).toMatchObject({ lines: 211, broken: null });
    await transact(log.db, (tx) => tx.update(AccessLogLine, { id: 201 }, { people: [] }));
    expect((await verifyAccessLog(log.db)).broken).toEqual({ line: 201, fault: "ALTERED" });
  });

  test("forgets with its oldest lines of whom only they told", async () => {
    const third = (await log.lines())[2];
    await cutAccessLog(log.db, third?.at ?? new Date(0), () => undefined);
    const left = await log.lines();
    expect([left.length < 6, left.some(({ people }) => people.length > 0)]).toEqual([true, true]);
    const toldOf = [...new Set(left.flatMap(({ personIds }) => personIds))].sort();
    expect((await log.indexed()).map(({ personId }) => personId)).toEqual(toldOf);
    expect(await verifyAccessLog(log.db)).toMatchObject({ lines: 6, broken: null });
  });

  test("loses its oldest lines after their period, and the rest holds on to them; a line less or more is seen", async () => {
    const all = await log.lines();
    const [first, last] = [all[0], all.at(-1)] as [AccessLogLine, AccessLogLine];
    expect(await countOldLines(log.db, new Date(first.at.getTime() - 1))).toBe(0);
    expect(await countOldLines(log.db, last.at)).toBe(6);
    let cut = 0;
    await cutAccessLog(log.db, last.at, (lines) => (cut += lines));
    expect([cut, await log.lines()]).toEqual([6, []]);
    expect(await verifyAccessLog(log.db)).toMatchObject({ lines: 6, cut: 6, head: last.hash, broken: null });
    await log.reading(read());
    await log.reading(read());
    await log.index();
    const verdict = await verifyAccessLog(log.db);
    expect(verdict).toMatchObject({ lines: 8, cut: 6, broken: null });
    expect((await verifyAccessLog(log.db, verdict.head)).broken).toBeNull();
    expect((await verifyAccessLog(log.db, first.hash)).broken?.fault).toBe("REWRITTEN");
    await transact(log.db, (tx) => tx.insert(AccessLogLine, first));
    expect((await verifyAccessLog(log.db)).broken?.fault).toBe("ADDED");
    await transact(log.db, (tx) => tx.delete(AccessLogLine, { id: 1 }));
    await transact(log.db, remove(7));
    expect((await verifyAccessLog(log.db)).broken?.fault).toBe("REMOVED");
    // Whoever takes more lines away than were taken by this has no hash on which the rest goes on.
    await transact(log.db, (tx) => tx.update(AccessLogHead, { id: CUT }, { lastLine: 7 }));
    expect((await verifyAccessLog(log.db)).broken?.fault).toBe("REORDERED");
  });
});
