import { EventEmitter, once } from "node:events";
import { Agent, request as httpRequest } from "node:http";
import { developmentKey } from "#kit/keys";
import { openLog } from "#kit/log";
import { openMetrics } from "#kit/metrics";
import { startServer } from "#kit/server";
import { VIEWER_HEADER, viewerSigner } from "#kit/viewer";
import { inProcess } from "../../gateway/in-process";
import { Place, within } from "./place";
import { ANSWER, people, QUESTION, shelters } from "./toys";

const place = new Place();
const opened = () => Promise.all([people, shelters].map((each) => place.open(each)));
let url: string;
beforeAll(async () => {
  url = await place.gateway(inProcess(await opened(), within(1_000)));
});
afterAll(() => place.close());

async function post(body: string, headers: Record<string, string> = {}) {
  const authorization = `Bearer ${await place.token()}`;
  const all = { "content-type": "application/json", authorization, ...headers };
  const answer = await fetch(`${url}/graphql`, { method: "POST", headers: all, body });
  return { status: answer.status, body: (await answer.json()) as { errors: { extensions: { code: string } }[] } };
}

describe("a subgraph", () => {
  const viewer = { sub: "s", agency: "IOM", roles: ["dashboard"], operations: [], sites: [], purpose: "ASSISTANCE" };
  let subgraph: string;
  beforeAll(async () => {
    subgraph = await place.subgraph(people);
  });
  const ask = async (query: string, word?: string) => {
    const headers = { "content-type": "application/json", ...(word && { [VIEWER_HEADER]: word }) };
    const answer = await fetch(subgraph, { method: "POST", headers, body: JSON.stringify({ query }) });
    return { status: answer.status, body: (await answer.json()) as object };
  };
  const REFUSAL = { status: 401, body: { errors: [{ extensions: { code: "VIEWER_UNVERIFIED" } }] } };

  test.each(["{ people { name } }", "{ _service { sdl } }", "{ __typename }"])(
    "does not answer %s to a caller for whom nobody vouches",
    async (query) => {
      expect(await ask(query)).toMatchObject(REFUSAL);
      expect(await ask(query, "not a token")).toMatchObject(REFUSAL);
      expect(await ask(query, await place.token())).toMatchObject(REFUSAL);
    },
  );

  test("answers the gateway, and not with a word that was meant for another agency", async () => {
    const sign = await viewerSigner(await developmentKey(place.dataDir, "viewers"));
    expect(await ask("{ people { name } }", await sign(viewer, "people"))).toMatchObject({ status: 200 });
    expect(await ask("{ people { name } }", await sign(viewer, "shelters"))).toMatchObject(REFUSAL);
  });

  test("is ready when its database answers", async () => {
    const health = new URL("/health/ready", subgraph);
    expect((await fetch(health)).status).toBe(200);
    expect((await fetch(new URL("/health/live", subgraph))).status).toBe(200);
  });
});

describe("the gateway", () => {
  test.each([
    ["a body that is no JSON", "{", {}, 400, "REQUEST_MALFORMED"],
    ["a body of another kind", "{}", { "content-type": "text/xml" }, 415, "REQUEST_MALFORMED"],
    ["a body that poisons prototypes", '{"__proto__": {"query": "{ free }"}}', {}, 400, "REQUEST_MALFORMED"],
    ["a body that is too large", JSON.stringify({ query: " ".repeat(950_000) }), {}, 413, "BODY_TOO_LARGE"],
    ["several operations in one request", '[{"query": "{ free }"}]', {}, 400, "BAD_REQUEST"],
    ["a request without a query", "{}", {}, 400, "BAD_REQUEST"],
  ])("refuses %s", async (_, body, headers, status, code) => {
    const answer = await post(body, headers);
    expect({ status: answer.status, code: answer.body.errors[0]?.extensions.code }).toEqual({ status, code });
  });

  test("has one door: GraphQL by POST", async () => {
    for (const path of ["/graphql?query={free}", "/nothing", "/assets/../package.json", "/assets/place.ts"]) {
      const answer = await fetch(url + path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: "NOT_FOUND" } }] });
    }
  });

  test("shows neither its schema, nor its plans, nor its page in production", async () => {
    const closed = await place.gateway(inProcess(await opened(), within(1_000)), { isProduction: true });
    const headers = { "apollo-query-plan-experimental": "1" };
    expect((await fetch(closed)).status).toBe(404);
    expect((await fetch(`${closed}/assets/page.js`)).status).toBe(404);
    expect(await place.ask(closed, "{ __schema { queryType { name } } }")).toMatchObject({ status: 400 });
    expect((await place.ask(closed, "{ fre }")).errors?.[0]?.message).not.toContain("free");
    const answer = await place.ask(closed, QUESTION, { headers });
    expect(answer).toMatchObject({ status: 200, data: ANSWER });
    expect(Object.keys(answer.extensions ?? {})).toEqual(["cost"]);
  });

  test("hands the request's id to the agencies and back, unless it is not an id", async () => {
    const seen: unknown[] = [];
    const listening = await place.impostor((request, response) => {
      seen.push(request.headers["x-request-id"]);
      response.end('{"data":{"free":7}}');
    });
    const gateway = await place.gateway(await place.http({ people: listening, shelters: listening }));
    for (const id of ["desk-7.1", "a b", "x".repeat(65)]) {
      const { headers } = await place.ask(gateway, "{ free }", { headers: { "x-request-id": id } });
      expect(seen.at(-1)).toBe(headers.get("x-request-id"));
      expect(headers.get("x-request-id") === id).toBe(id === "desk-7.1");
    }
  });

  test("counts what it does", async () => {
    const listening = await place.impostor((_, response) => void response.writeHead(500).end());
    const gateway = await place.gateway(await place.http({ people: listening, shelters: listening }));
    await place.ask(gateway, "query Beds { free }");
    await place.ask(gateway, "{ free }", { token: "none" });
    const metrics = await (await fetch(`${gateway}/metrics`)).text();
    expect(metrics).toContain('onward_operation_seconds_count{operation="Beds"} 1');
    expect(metrics).toContain('onward_errors_total{code="AGENCY_UNAVAILABLE"} 1');
    expect(metrics).toContain('onward_errors_total{code="TOKEN_INVALID"} 1');
    expect(metrics).toContain('onward_agency_seconds_count{agency="shelters",outcome="absent"} 1');
    expect(metrics).toContain('onward_http_requests_total{route="/graphql",status="200"} 1');
  });

  test("is alive and ready", async () => {
    expect(await (await fetch(`${url}/health/live`)).json()).toEqual({ status: "live" });
    expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({ status: "ready" });
  });
});

const AT_REST = {
  host: "127.0.0.1",
  port: 0,
  log: openLog("test", "silent"),
  metrics: openMetrics(),
  bodyLimit: 1_000,
  maxInFlight: 10,
};

describe("a server that is told to stop", () => {
  test("tells whoever still knocks to come again, answers whom it had let in, and only then shuts its door", async () => {
    const course = new EventEmitter();
    const begun = once(course, "begun");
    const server = await startServer({
      ...AT_REST,
      register: (app) => {
        app.post("/graphql", async () => {
          course.emit("begun");
          await once(course, "finish");
          return { data: {} };
        });
      },
    });
    // Each on a connection of its own, as from a desk that comes anew.
    const ask = () => fetch(`${server.url}/graphql`, { method: "POST", headers: { connection: "close" } });
    const letIn = ask();
    await begun;
    const stopping = server.stop();
    for (let time = 0; time < 20; time++) {
      const refused = await ask();
      expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([503, true]);
      expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: "STOPPING" } }] });
    }
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(503);
    course.emit("finish");
    expect((await letIn).status).toBe(200);
    // Heard still, though nothing is on its way any more.
    expect((await ask()).status).toBe(503);
    await stopping;
    await expect(ask()).rejects.toThrow();
  });

  test("finishes what it began, takes nothing new, and gives back what it holds last", async () => {
    const order: string[] = [];
    const course = new EventEmitter();
    const begun = once(course, "begun");
    const server = await startServer({
      ...AT_REST,
      register: (app) => {
        app.get("/slow", async () => {
          course.emit("begun");
          await once(course, "finish");
          order.push("answered");
          return { done: true };
        });
      },
      release: () => {
        order.push("released");
        return Promise.resolve();
      },
    });
    const agent = new Agent({ keepAlive: true });
    const get = (path: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const asked = httpRequest(server.url + path, { agent }, (answer) => {
          answer.resume().on("end", () => {
            resolve(answer.statusCode);
          });
        });
        asked.on("error", reject).end();
      });
    await get("/health/live");
    const slow = get("/slow");
    await begun;
    const stopping = server.stop();
    await expect(fetch(`${server.url}/health/live`)).rejects.toThrow();
    course.emit("finish");
    expect(await slow).toBe(200);
    const start = performance.now();
    await stopping;
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(order).toEqual(["answered", "released"]);
    await server.stop();
    expect(order).toHaveLength(2);
    agent.destroy();
  });
});
