// What an agency answers is logged, whichever way the gateway asks, and it says when.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MOST_REFUSED } from "#kit/access/refused";
import { AccessLogHead, HEAD } from "#kit/access-log/access-log.entity";
import { developmentKey, publicHalf } from "#kit/keys";
import { openLog } from "#kit/log";
import { openMetrics } from "#kit/metrics";
import { startSubgraph } from "#kit/serve";
import { transact } from "#kit/transaction";
import { VIEWER_HEADER, viewerSigner } from "#kit/viewer";
import type { GatewayContext, Line } from "../../gateway/line";
import { overHttp } from "../../gateway/http";
import { inProcess } from "../../gateway/in-process";
import { awa, logUnderTest, type LogUnderTest } from "../kit/access-log-toys";
import { someone } from "../support/agency";
import { engines } from "../support/databases";
import { within } from "./place";

const folder = mkdtempSync(join(tmpdir(), "onward-log-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Of the last agency that was opened over HTTP. */
let address: string;

async function byHttp(log: LogUnderTest): Promise<Line> {
  const key = await developmentKey(folder, "viewers");
  const options = { host: "127.0.0.1", port: 0, logLevel: "silent", isProduction: false };
  const server = await startSubgraph(log, { publicKey: publicHalf(key), ...options });
  address = `${server.url}/graphql`;
  const urls = { toys: address };
  const line = overHttp({ urls, timeouts: within(5_000), sign: await viewerSigner(key) })(
    { name: "toys" },
    { metrics: openMetrics(), log: openLog("test", "silent") },
  );
  return { ...line, close: () => line.close().then(server.stop) };
}

const WAYS = [
  {
    way: "in its own process",
    open: (log: LogUnderTest) =>
      Promise.resolve(
        inProcess([log], within(5_000))({ name: "toys" }, { metrics: openMetrics(), log: openLog("test", "silent") }),
      ),
  },
  { way: "over HTTP", open: byHttp },
];

const context: GatewayContext = {
  viewer: someone,
  requestId: "request-1",
  operationName: "Toys",
  log: openLog("test", "silent"),
  absent: new Set(),
  unlogged: [],
};

describe.each(engines())("on $name", (engine) => {
  afterAll(() => engine.dropAll());

  describe.each(WAYS)("an agency $way", ({ open }) => {
    let log: LogUnderTest;
    let line: Line;

    beforeEach(async () => {
      log = await logUnderTest(engine);
      line = await open(log);
    });
    afterEach(() => line.close());

    const ask = async (query: string) => {
      const unlogged: GatewayContext["unlogged"] = [];
      const answer = await line.ask({ query, operationName: undefined, variables: {} }, { ...context, unlogged });
      const logged = await Promise.all(unlogged.map(({ isLogged }) => isLogged));
      return { ...answer, logged };
    };

    test("answers when it is logged who read what", async () => {
      expect((await ask("{ toy }")).data).toEqual({ toy: "Awa's bear" });
      expect(await log.lines()).toMatchObject([
        { requestId: "request-1", operationName: "Toys", user: someone.sub, personIds: [awa] },
      ]);
    });

    test("logs nothing for an answer that tells of nobody", async () => {
      expect((await ask("{ __typename }")).data).toEqual({ __typename: "Query" });
      expect(await log.lines()).toEqual([]);
    });

    test("logs what the gateway refused of its fields, and of that what is a coordinate and fits into one line", async () => {
      const many = Array.from({ length: 10_000 }, (_, index) => `Person.${"phone".repeat(8)}${String(index)}`);
      const refused = ["Person.phone", "Person.phone", "' OR 1=1", `Person.${"x".repeat(99)}`, ...many];
      const unlogged: GatewayContext["unlogged"] = [];
      const question = { query: "{ __typename }", variables: {}, extensions: { refused } };
      const told = await line.ask(question, { ...context, unlogged });
      expect(told.data).toEqual({ __typename: "Query" });
      expect(await unlogged[0]?.isLogged).toBe(true);
      const [logged, ...more] = await log.lines();
      expect(more).toEqual([]);
      expect(logged).toMatchObject({ requestId: "request-1", operationName: "Toys", user: someone.sub, people: [] });
      expect(logged?.refusals).toHaveLength(MOST_REFUSED - 1);
      expect(logged?.refusals[0]).toEqual({ coordinate: "Person.phone", code: "UNAUTHORIZED_FIELD_OR_TYPE" });
    });

    test("says when its answer is logged, or that it cannot be; and from then on waits for its log", async () => {
      expect((await ask("{ toy }")).logged).toEqual([true]);
      await transact(log.db, (tx) => tx.update(AccessLogHead, { id: HEAD }, { id: 99 }));
      // What reads this must not be shown: see the hub's own tests.
      expect((await ask("{ toy }")).logged).toEqual([false]);
      const answer = await ask("{ toy }");
      expect(answer).toMatchObject({ logged: [], errors: [{ extensions: { code: "ACCESS_UNLOGGED" } }] });
      expect(JSON.stringify(answer)).not.toContain("bear");
      await transact(log.db, (tx) => tx.update(AccessLogHead, { id: 99 }, { id: HEAD }));
      expect(await ask("{ toy }")).toMatchObject({ logged: [], data: { toy: "Awa's bear" } });
      expect((await ask("{ toy }")).logged).toEqual([true]);
      expect(await log.lines()).toHaveLength(3);
    });
  });

  test("an agency over HTTP takes no refusal from anybody but the gateway", async () => {
    const log = await logUnderTest(engine);
    const line = await byHttp(log);
    const [ours, forged] = [await developmentKey(folder, "viewers"), await developmentKey(folder, "strangers")];
    const words = [
      undefined,
      await (await viewerSigner(forged))(someone, "toys"),
      await (await viewerSigner(ours))(someone, "people"),
    ];
    for (const word of words) {
      const headers = { "content-type": "application/json", ...(word && { [VIEWER_HEADER]: word }) };
      const body = JSON.stringify({ query: "{ __typename }", extensions: { refused: ["Person.phone"] } });
      expect((await fetch(address, { method: "POST", headers, body })).status).toBe(401);
    }
    expect(await log.lines()).toEqual([]);
    await line.close();
  });
});
