import type { RequestListener } from "node:http";
import type { GraphQLSchema } from "graphql";
import { AHEAD_HEADER } from "#kit/access-log/unlogged";
import type { OpenAgency } from "#kit/agency";
import { openTo } from "../support/agency";
import { buildSubgraph } from "#kit/subgraph";
import { distinct } from "../../gateway/distinct";
import { inProcess } from "../../gateway/in-process";
import { Place, within } from "./place";
import { ANSWER, HangingResolver, people, QUESTION, shelters } from "./toys";

const place = new Place();
let peopleUrl: string;
beforeAll(async () => {
  peopleUrl = await place.subgraph(people);
});
afterAll(() => place.close());

const json =
  (body: unknown, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };

/** Ways in which an agency is not there. */
const FAILURES: Record<string, RequestListener> = {
  "answers after ten seconds": (_, response) => void setTimeout(() => response.end(), 10_000).unref(),
  "sends half an answer and stops": (_, response) => void response.writeHead(200).write('{"data":'),
  "never says that its log has it": (_, response) =>
    void response.writeHead(200, { [AHEAD_HEADER]: "true" }).write('{"data":{"_entities":[null,null,null]}}\n'),
  "hangs up": (request) => void request.socket.destroy(),
  "answers with a page": (_, response) => void response.end("<html>It works!</html>"),
  "answers 500": json({ errors: [{ message: "SELECT secret" }] }, 500),
  "does not trust the gateway": json({ errors: [{ message: "no", extensions: { code: "VIEWER_UNVERIFIED" } }] }, 401),
  "answers null": json(null),
  "answers no data": json({}),
  "answers a text for data": json({ data: "x" }),
  "answers a text for errors": json({ errors: "x" }),
  "answers for too few entities": json({ data: { free: null, _entities: [] } }),
  "answers texts for entities": json({ data: { free: null, _entities: ["a", "b", "c"] } }),
};

test("two agencies over HTTP give one answer", async () => {
  const connect = await place.http({ people: peopleUrl, shelters: await place.subgraph(shelters) });
  const answer = await place.ask(await place.gateway(connect), QUESTION);
  expect(answer).toMatchObject({ status: 200, data: ANSWER });
  expect(answer.errors).toBeUndefined();
});

test("of somebody who is met more than once an agency is asked once, and the answer stands in every place", async () => {
  const met = ["1", "2", "1", "1"].map((id) => ({ __typename: "Person", id, name: `Person ${id}` }));
  const asked: unknown[][] = [];
  const shelters = await place.impostor((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      const { variables } = JSON.parse(body) as { variables: { representations: { id: string }[] } };
      asked.push(variables.representations);
      const entities = variables.representations.map(({ id }) => ({
        __typename: "Person",
        bed: id === "1" ? null : `bed ${id}`,
      }));
      const errors = [{ message: "no", path: ["_entities", 0, "bed"], extensions: { code: "NOT_FOUND" } }];
      json({ data: { _entities: entities }, errors })(request, response);
    });
  });
  const url = await place.gateway(
    await place.http({ people: await place.impostor(json({ data: { people: met } })), shelters }),
  );
  const { data, errors = [] } = await place.ask(url, "{ people { name bed } }");
  expect(asked.map((keys) => keys.length)).toEqual([2]);
  expect(data).toEqual({
    people: met.map(({ id, name }) => ({ name, bed: id === "1" ? null : `bed ${id}` })),
  });
  expect(errors.map(({ path }) => path)).toEqual([0, 2, 3].map((index) => ["people", index, "bed"]));
});

test("in each of those places stands an object of its own, and what else was answered is kept", () => {
  const variables = { representations: ["1", "2", "1"].map((id) => ({ __typename: "Person", id })) };
  const { question, spread } = distinct({ query: "", variables });
  expect(question.variables).toEqual({ representations: variables.representations.slice(0, 2) });
  const entities = [{ bed: { name: "A" } }, { bed: { name: "B" } }];
  const { data, extensions } = spread({ data: { _entities: entities }, extensions: { asked: 2 } });
  const [one, , other] = data?._entities as typeof entities;
  expect([one, other, extensions]).toEqual([entities[0], entities[0], { asked: 2 }]);
  expect(one).not.toBe(other);
  expect(one?.bed).not.toBe(other?.bed);
});

test("first questions that come at once are all answered", async () => {
  const url = await place.gateway(
    await place.http({ people: peopleUrl, shelters: await place.subgraph(shelters) }, 10_000),
  );
  const answers = await Promise.all(Array.from({ length: 20 }, () => place.ask(url, QUESTION)));
  expect(answers.map(({ data }) => data as unknown)).toEqual(Array(20).fill(ANSWER));
});

describe("an agency that", () => {
  const missing = (path: (string | number)[]) => ({
    message: "The service of shelters did not answer in time; the rest of the answer is complete.",
    path,
    extensions: { code: "AGENCY_UNAVAILABLE", agency: "shelters" },
  });

  test.each(Object.entries(FAILURES))("%s costs only its own fields", async (_, listener) => {
    const url = await place.gateway(await place.http({ people: peopleUrl, shelters: await place.impostor(listener) }));
    const start = performance.now();
    const { status, data, errors } = await place.ask(url, "{ people { name bed } }");
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(status).toBe(200);
    expect(data).toEqual({ people: ANSWER.people.map(({ name }) => ({ name, bed: null })) });
    expect(errors).toEqual([0, 1, 2].map((index) => missing(["people", index, "bed"])));
  });

  test("listens at no address costs only its own fields, at the root too", async () => {
    const url = await place.gateway(await place.http({ people: peopleUrl, shelters: "http://127.0.0.1:1/graphql" }));
    const { data, errors = [] } = await place.ask(url, "{ people { name called: bed } places: free }");
    expect(data).toEqual({ people: ANSWER.people.map(({ name }) => ({ name, called: null })), places: null });
    expect(errors).toHaveLength(4);
    expect(errors).toEqual(
      expect.arrayContaining([missing(["places"]), ...[0, 1, 2].map((index) => missing(["people", index, "called"]))]),
    );
  });

  test("is away is tried three times in a request, not for each of its fetches", async () => {
    let calls = 0;
    const away = await place.impostor((_, response) => {
      calls++;
      response.writeHead(503).end();
    });
    const url = await place.gateway(await place.http({ people: away, shelters: await place.subgraph(shelters) }));
    const { data } = await place.ask(url, "{ free people { name } broken }");
    expect(data).toEqual({ free: 7, people: null, broken: null });
    expect(calls).toBe(3);
  });

  test("is away leaves those who require its facts to answer without them", async () => {
    const connect = await place.http({
      people: "http://127.0.0.1:1/graphql",
      shelters: await place.subgraph(shelters),
    });
    const { data, errors } = await place.ask(await place.gateway(connect), "{ guests { name label } }");
    expect(data).toEqual({ guests: [{ name: null, label: "bed of somebody" }] });
    expect(errors).toMatchObject([
      { path: ["guests", 0, "name"], extensions: { code: "AGENCY_UNAVAILABLE", agency: "people" } },
    ]);
  });

  test("fails inside says so under a number, and the log keeps the cause without what it quotes", async () => {
    const connect = await place.http({ people: peopleUrl, shelters: await place.subgraph(shelters) });
    const { data, errors } = await place.ask(await place.gateway(connect), "{ broken free }");
    expect(data).toEqual({ broken: null, free: 7 });
    expect(errors).toEqual([
      {
        message: "Something failed here that is not the caller's fault.",
        path: ["broken"],
        extensions: { code: "INTERNAL_ERROR", incident: expect.any(String) as string, agency: "people" },
      },
    ]);
  });
});

describe("in one process", () => {
  let agencies: OpenAgency[];
  let url: string;
  beforeAll(async () => {
    agencies = await Promise.all([people, shelters].map((each) => place.open(each)));
    url = await place.gateway(inProcess(agencies, within(300)));
  });

  test("two agencies give the same answer, time after time", async () => {
    for (let time = 0; time < 3; time++) {
      const { data, errors } = await place.ask(url, QUESTION);
      expect({ data: data as unknown, errors }).toEqual({ data: ANSWER, errors: undefined });
    }
  });

  test("instants go from one agency to the client as text", async () => {
    const query = "query($since: DateTime) { people(since: $since) { arrivedAt } }";
    const { data } = await place.ask(url, query, { variables: { since: "2018-04-25T00:00:00Z" } });
    expect(data).toEqual({ people: [{ arrivedAt: "2018-04-25T00:00:00.000Z" }] });
  });

  test.each([
    ["in a variable", "query($since: DateTime) { people(since: $since) { name } free }", "BAD_USER_INPUT"],
    ["in the text", '{ people(since: "yesterday") { name } free }', "GRAPHQL_VALIDATION_FAILED"],
  ])("a value that only the agency can judge is refused by it, %s", async (_, query, code) => {
    const { data, errors } = await place.ask(url, query, { variables: { since: "yesterday" } });
    expect(data).toEqual({ people: null, free: 7 });
    expect(errors).toMatchObject([{ extensions: { code, agency: "people" } }]);
  });

  test("a failure inside costs its field, and neither answer nor log quotes the data", async () => {
    const { data, errors } = await place.ask(url, "{ broken free }");
    expect(data).toEqual({ broken: null, free: 7 });
    expect(errors).toMatchObject([{ path: ["broken"], extensions: { code: "INTERNAL_ERROR", agency: "people" } }]);
    const incident = String(errors?.[0]?.extensions.incident);
    const line = place.logged.find((each) => each.includes(incident)) ?? "";
    expect(line).toContain("PeopleResolver.broken");
    expect(place.logged.join("")).not.toContain("Rue");
  });

  test("an agency that hangs is given up in time", async () => {
    const [first, second] = agencies;
    if (!first || !second) throw new Error("Two agencies are open.");
    const close = (): Promise<void> => Promise.resolve();
    const hanging: GraphQLSchema = await buildSubgraph({
      ...shelters,
      resolvers: [HangingResolver],
      access: openTo({ Query: "free", Person: "id bed label" }),
    });
    const hangs = await place.gateway(
      inProcess(
        [
          { ...first, close },
          { ...second, close, schema: hanging },
        ],
        within(100),
      ),
    );
    const { data, errors } = await place.ask(hangs, QUESTION);
    expect(data).toEqual({ people: ANSWER.people.map(({ name }) => ({ name, bed: null })), free: null });
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(["AGENCY_UNAVAILABLE"]));
  });
});
