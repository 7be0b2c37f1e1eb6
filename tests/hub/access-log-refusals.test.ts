// What the gateway refuses stands in the log of the agency that owns it.
import { AccessLogHead, AccessLogLine } from "#kit/access-log/access-log.entity";
import { verifyAccessLog } from "#kit/access-log/verify";
import { transact } from "#kit/transaction";
import { engines } from "../support/databases";
import { hubUnderTest, type HubUnderTest } from "../support/hub";

const CODE = "UNAUTHORIZED_FIELD_OR_TYPE";
const QUESTION = `query Curious($also: Boolean!) {
  operations { code }
  person(id: "00000000-0000-4000-8000-000000000001") { id }
  again: person(id: "00000000-0000-4000-8000-000000000002") { id }
  medicalNeeds(operation: "GAO-2018") { totalCount }
  trips(operation: "GAO-2018") @include(if: $also) { totalCount }
}`;

describe.each(engines())("what the gateway refuses on $name", (engine) => {
  let hub: HubUnderTest;

  beforeAll(async () => {
    hub = await hubUnderTest(engine, []);
  });
  afterAll(() => hub.stop());
  beforeEach(async () => {
    for (const { db } of hub.agencies) {
      await transact(db, async (tx) => {
        await tx.clear(AccessLogLine);
        await tx.update(AccessLogHead, { id: 1 }, { lastLine: 0, hash: "0".repeat(64) });
      });
    }
  });

  /** What each agency's log tells, without those that tell nothing. */
  const logged = async () => {
    const told: Record<string, AccessLogLine[]> = {};
    for (const { name, db } of hub.agencies) {
      expect(await verifyAccessLog(db)).toMatchObject({ broken: null });
      const lines = await db.find(AccessLogLine, { order: { id: "ASC" } });
      if (lines.length > 0) told[name] = lines;
    }
    return told;
  };

  const curious = { agency: "OCHA", sub: "curious", operations: ["GAO-2018"] };

  test("is logged by its owner: who, as what, for what, in which request, and each thing once", async () => {
    const { data, errors = [] } = await hub.ask(QUESTION, { also: false }, "dashboard", curious);
    expect(data).toMatchObject({ person: null, again: null, medicalNeeds: null });
    expect(errors.map(({ extensions: { code } }) => code)).toEqual([CODE, CODE, CODE]);
    const line = {
      user: "curious",
      agency: "OCHA",
      roles: ["dashboard"],
      purpose: "ASSISTANCE",
      operationName: "Curious",
      operationCode: "GAO-2018",
      people: [],
      reads: [],
    };
    const told = await logged();
    expect(told).toMatchObject({
      people: [{ ...line, refusals: [{ coordinate: "Query.person", code: CODE }] }],
      health: [{ ...line, refusals: [{ coordinate: "Query.medicalNeeds", code: CODE }] }],
    });
    expect(Object.keys(told)).toHaveLength(2);
    expect(told.health?.[0]?.requestId).toBe(told.people?.[0]?.requestId);
  });

  test("is nothing where nothing is refused", async () => {
    const { errors } = await hub.ask("{ operations { code } }", {}, "dashboard", curious);
    expect(errors).toBeUndefined();
    expect(await logged()).toEqual({});
  });

  test("is one line of each owner, however often it was asked for in one request", async () => {
    const asked = ["medicalNeeds", "trips", "returnCases"].map(
      (name) => `${name}(operation: "GAO-2018") { totalCount } `,
    );
    await hub.ask(`{ ${asked.map((field) => field.repeat(10)).join("")} }`, {}, "dashboard", curious);
    const told = await logged();
    expect(told.health).toMatchObject([{ refusals: [{ coordinate: "Query.medicalNeeds" }] }]);
    expect(told.transport).toMatchObject([
      { refusals: [{ coordinate: "Query.trips" }, { coordinate: "Query.returnCases" }] },
    ]);
  });

  test("is refused alike when the owner cannot log it or is away, and this is counted", async () => {
    const before = await hub.ask(QUESTION, { also: true }, "dashboard", curious);
    const health = hub.agencies.find(({ name }) => name === "health");
    if (!health) throw new Error("There is no such agency.");
    await transact(health.db, (tx) => tx.clear(AccessLogHead));
    expect(await hub.ask(QUESTION, { also: true }, "dashboard", curious)).toEqual(before);
    // Only where it has a server of its own; else its log is still broken.
    await hub.lose("health");
    expect(await hub.ask(QUESTION, { also: true }, "dashboard", curious)).toEqual(before);
    const metrics = await (await fetch(`${hub.url}/metrics`)).text();
    expect(metrics).toContain('onward_refusals_unlogged_total{agency="health"} 2\n');
  });
});
