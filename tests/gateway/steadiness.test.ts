// Many questions, and agencies that come and go.
import type { RequestListener } from "node:http";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { graphql } from "graphql";
import { openLog } from "#kit/log";
import { openMetrics, type Metrics } from "#kit/metrics";
import { agencySource } from "../../gateway/agency-source";
import type { GatewayContext } from "../../gateway/line";
import { someone } from "../support/agency";
import { Place, until } from "./place";
import { ANSWER, people, QUESTION, shelters } from "./toys";

const place = new Place();
let peopleUrl: string;
let sheltersUrl: string;
beforeAll(async () => {
  [peopleUrl, sheltersUrl] = await Promise.all([place.subgraph(people), place.subgraph(shelters)]);
});
afterAll(() => place.close());

const AWAY: RequestListener = (_, response) => void response.writeHead(503).end();

/** Answers as shelters does from the `from`-th call on, and is away before; `calls` are the texts of what it was asked. */
async function comingBack(from: number, calls: string[] = []): Promise<string> {
  return place.impostor((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      calls.push(body);
      if (calls.length < from) {
        AWAY(request, response);
        return;
      }
      const headers = {
        "content-type": "application/json",
        "x-onward-viewer": String(request.headers["x-onward-viewer"]),
      };
      void fetch(sheltersUrl, { method: "POST", headers, body })
        .then((answer) => answer.text())
        .then((text) => response.writeHead(200, { "content-type": "application/json" }).end(text.split("\n")[0]));
    });
  });
}

/** Of one request. */
const contextOf = (): GatewayContext => ({
  viewer: someone,
  requestId: "1",
  log: openLog("test", "silent"),
  absent: new Set(),
  unlogged: [],
});

/** Enough for a machine that does other things besides. */
const PATIENCE_MS = 2_000;

/** What asks shelters at `url`: all in one request unless a context is given. */
async function asking(url: string, metrics: Metrics = openMetrics()) {
  const source = agencySource(
    "shelters",
    (await place.http({ shelters: url }, PATIENCE_MS))(
      { name: "shelters" },
      { metrics, log: openLog("test", "silent") },
    ),
    metrics,
  );
  const one = contextOf();
  return (query: string, variables = {}, context = one) =>
    source.process({ request: { query, variables }, context } as unknown as Parameters<typeof source.process>[0]);
}

const BEDS =
  "query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { bed } } }";
const representations = (...ids: string[]) => ({ representations: ids.map((id) => ({ __typename: "Person", id })) });

describe("what one request asks of an agency at the same moment", () => {
  test("is one call, and each place has its own answer", async () => {
    const calls: string[] = [];
    const ask = await asking(await comingBack(1, calls));
    const answers = await Promise.all([
      ask("{ places: free }"),
      ask(BEDS, representations("1")),
      ask(BEDS, representations("2", "3", "2")),
    ]);
    expect(calls).toHaveLength(1);
    expect(answers.map(({ data }) => data as unknown)).toEqual([
      { places: 7 },
      { _entities: [{ bed: "bed 1" }] },
      { _entities: [{ bed: "bed 2" }, { bed: "bed 3" }, { bed: "bed 2" }] },
    ]);
    expect(answers.map(({ errors }) => errors)).toEqual([undefined, undefined, undefined]);
  });

  test("is asked apart where one of them takes the answer from the others", async () => {
    const calls: string[] = [];
    const ask = await asking(await comingBack(1, calls));
    const [good, bad] = await Promise.all([ask("{ free }"), ask("{ nothing }")]);
    expect(good).toEqual({ data: { free: 7 } });
    expect(bad.errors).toHaveLength(1);
    expect(calls).toHaveLength(3);
  });

  test("is not joined where something is written", async () => {
    const calls: string[] = [];
    const ask = await asking(await comingBack(1, calls));
    await Promise.all([ask("mutation { a }"), ask("mutation { b }")]);
    expect(calls.map((call) => (JSON.parse(call) as { query: string }).query)).toEqual([
      "mutation { a }",
      "mutation { b }",
    ]);
  });
});

describe("an agency that is not there for a moment", () => {
  test("is asked again, and nobody notices", async () => {
    const url = await place.gateway(await place.http({ people: peopleUrl, shelters: await comingBack(3) }, 2_000));
    const { data, errors } = await place.ask(url, QUESTION);
    expect({ data: data as unknown, errors }).toEqual({ data: ANSWER, errors: undefined });
  });

  test("is not told twice to write", async () => {
    const calls: string[] = [];
    const ask = await asking(await comingBack(3, calls));
    const { errors } = await ask("mutation { free }");
    expect(calls).toHaveLength(1);
    expect(errors).toMatchObject([{ extensions: { code: "AGENCY_UNAVAILABLE" } }]);
  });
});

test("who fails five times in a row is left alone for a second, and then asked again", async () => {
  const metrics = openMetrics();
  const calls: string[] = [];
  // Three calls for each question.
  const url = await comingBack(16, calls);
  const breaker = async () => {
    const text = await metrics.registry.getSingleMetricAsString("onward_agency_breaker_open");
    return /open\{agency="shelters"\} (\d)/.exec(text)?.[1];
  };
  const source = await asking(url, metrics);
  const ask = () => source("{ free }", {}, contextOf());
  for (let time = 0; time < 5; time++) expect((await ask()).errors).toHaveLength(1);
  expect([calls.length, await breaker()]).toEqual([15, "1"]);
  for (let time = 0; time < 20; time++) expect((await ask()).errors).toHaveLength(1);
  expect(calls).toHaveLength(15);
  await until(async () => !(await ask()).errors);
  expect([await ask(), await breaker()]).toEqual([{ data: { free: 7 } }, "0"]);
});

test.each(["__proto__", "constructor"])("an answer with %s in it is none", async (name) => {
  const value = name === "constructor" ? { prototype: { isAdmin: true } } : { isAdmin: true };
  const text = `{"data":{"free":7,"${name}":${JSON.stringify(value)}}}`;
  const url = await place.impostor(
    (_, response) => void response.writeHead(200, { "content-type": "application/json" }).end(text),
  );
  const { data, errors } = await (await asking(url))("{ free }");
  expect(data).toEqual({ free: null });
  expect(errors).toMatchObject([{ extensions: { code: "AGENCY_UNAVAILABLE" } }]);
});

test("an agency is told how long it is waited for", async () => {
  let told = 0;
  const url = await place.impostor((request, response) => {
    told = Number(request.headers["x-onward-deadline-ms"]);
    AWAY(request, response);
  });
  await (
    await asking(url)
  )("{ free }");
  expect(told).toBeGreaterThan(PATIENCE_MS / 2);
  expect(told).toBeLessThanOrEqual(PATIENCE_MS);
});

test("what nobody waits for any more is not read", async () => {
  const open = await place.open(shelters);
  const ctx = open.contextOf(someone, { id: "1", operationName: null, until: performance.now() - 1 });
  const source = "{ guests { label } free }";
  const { data, errors } = await graphql({ schema: open.schema, source, contextValue: ctx });
  expect(data).toEqual({ guests: [{ label: null }], free: 7 });
  expect(errors).toMatchObject([{ path: ["guests", 0, "label"], extensions: { code: "AGENCY_UNAVAILABLE" } }]);
  await open.close();
});

test("more questions at once than are answered are told when to come again, before they are read", async () => {
  const hangs = await place.impostor(() => undefined);
  const connect = await place.http({ people: hangs, shelters: sheltersUrl }, 1_000);
  const url = await place.gateway(connect, { maxInFlight: 3 });
  const first = Array.from({ length: 3 }, () => place.ask(url, QUESTION));
  await pause(200);
  const refused = await place.ask(url, QUESTION, { token: "none at all" });
  expect(refused).toMatchObject({ status: 503, errors: [{ extensions: { code: "OVERLOADED" } }] });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
  for (const { status, data } of await Promise.all(first))
    expect([status, data]).toEqual([200, { people: null, free: 7 }]);
  expect(await place.ask(url, "{ free }")).toMatchObject({ status: 200, data: { free: 7 } });
});

test("a question that is sent slowly takes no place from those that have arrived", async () => {
  const url = await place.gateway(await place.http({ people: peopleUrl, shelters: sheltersUrl }, 2_000), {
    maxInFlight: 2,
  });
  const { hostname, port } = new URL(url);
  const head = ["POST /graphql HTTP/1.1", `host: ${hostname}:${port}`, `authorization: Bearer ${await place.token()}`];
  const slow = Array.from({ length: 5 }, () => connect(Number(port), hostname));
  for (const socket of slow) {
    socket.write([...head, "content-type: application/json", "content-length: 500", "", '{"query":'].join("\r\n"));
  }
  await pause(300);
  expect(await place.ask(url, QUESTION)).toMatchObject({ status: 200, data: ANSWER });
  for (const socket of slow) socket.destroy();
});
