// Trusted documents and the limits on how often, over HTTP.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { inProcess } from "../../gateway/in-process";
import { hashOf, trustedIn, MANIFEST } from "../../gateway/demand/documents";
import { commandOf } from "../support/command";
import { Place, within } from "./place";
import { ANSWER, people, QUESTION, shelters } from "./toys";

const REPOSITORY = join(__dirname, "../..");

const place = new Place();
afterAll(() => place.close());

const hash = hashOf(QUESTION);
const documents = place.file("documents.json", JSON.stringify({ [hash]: { name: "Q", group: "g", body: QUESTION } }));

const gateways = new Map<string, string>();
async function gateway(demand: object): Promise<string> {
  const key = JSON.stringify(demand);
  const known = gateways.get(key);
  if (known) return known;
  const agencies = await Promise.all([people, shelters].map((each) => place.open(each)));
  const url = await place.gateway(inProcess(agencies, within(1_000)), { demand: { documents, ...demand } });
  gateways.set(key, url);
  return url;
}

async function post(url: string, body: object, token?: string) {
  const authorization = `Bearer ${token ?? (await place.token())}`;
  const headers = { "content-type": "application/json", authorization };
  const answer = await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify(body) });
  const { data, errors } = (await answer.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
  return { status: answer.status, data, code: errors?.[0]?.extensions.code, wait: answer.headers.get("retry-after") };
}

const BY_ID = { documentId: `sha256:${hash}` };
const PERSISTED = { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } };
const UNKNOWN = "0".repeat(64);
const NOT_TRUSTED = { status: 403, code: "DOCUMENT_NOT_TRUSTED", data: undefined };

describe.each(["prefer", "only"] as const)("a hub that is told %s", (trust) => {
  test.each([
    ["its id", BY_ID],
    ["its hash, as Apollo's clients send it", PERSISTED],
    ["its hash and its text", { ...PERSISTED, query: QUESTION }],
    ["its text", { query: QUESTION }],
  ])("answers a registered document by %s", async (_, body) => {
    expect(await post(await gateway({ trust }), body)).toMatchObject({ status: 200, data: ANSWER });
  });

  test.each([
    ["an unknown id", { documentId: `sha256:${UNKNOWN}` }],
    ["an unknown hash", { extensions: { persistedQuery: { version: 1, sha256Hash: UNKNOWN } } }],
    ["another text under a known hash", { ...PERSISTED, query: "{ free }" }],
    ["a text under an unknown hash", { documentId: UNKNOWN, query: "{ free }" }],
    ["a name of JavaScript's", { documentId: "constructor" }],
  ])("refuses %s", async (_, body) => {
    expect(await post(await gateway({ trust }), body)).toMatchObject(NOT_TRUSTED);
  });
});

test("only registered documents are answered where that is the rule", async () => {
  const only = await gateway({ trust: "only" });
  const others = [
    { query: "{ free }" },
    { query: `${QUESTION} ` },
    {},
    [{ query: QUESTION }],
    { query: 5 },
    { documentId: 5 },
  ];
  for (const body of others) expect(await post(only, body)).toMatchObject(NOT_TRUSTED);
  expect(await post(await gateway({ trust: "prefer" }), { query: "{ free }" })).toMatchObject({ data: { free: 7 } });
});

test("a hub that is told off knows no documents", async () => {
  const off = await gateway({ trust: "off", documents: "nowhere.json" });
  expect(await post(off, BY_ID)).toMatchObject({ status: 400 });
  expect(await post(off, { query: QUESTION })).toMatchObject({ data: ANSWER });
});

test("a list whose documents are not what their hashes say is not served", async () => {
  const file = place.file("wrong.json", JSON.stringify({ [UNKNOWN]: { name: "Q", group: "g", body: QUESTION } }));
  await expect(gateway({ documents: file })).rejects.toThrow("not what its hash says");
});

test("the list holds what the page, the agencies and the commands on files ask, and the schema answers all of it", () => {
  const names = [...trustedIn(MANIFEST).values()].map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["ChildrenOnTheirOwn", "SituationReport", "Worklist"]));
  expect(names).toEqual(
    expect.arrayContaining(["PassengersToBoard", "CheckOutForTrip", "NoteOutcome", "ImportPeople"]),
  );
  execFileSync(process.execPath, [...commandOf("documents"), "--check"], { cwd: REPOSITORY, stdio: "pipe" });
});

describe("how often", () => {
  test("a viewer who asks too often is told to wait, and nobody else is", async () => {
    const url = await gateway({ requestsPerMinute: 3 });
    const ask = async (role: "dashboard" | "clinician") => post(url, { query: "{ free }" }, await place.token(role));
    for (let i = 0; i < 3; i++) expect(await ask("dashboard")).toMatchObject({ status: 200 });
    expect(await ask("dashboard")).toMatchObject({ status: 429, code: "RATE_LIMITED", wait: "20" });
    expect(await ask("clinician")).toMatchObject({ status: 200 });
  });

  test("searches are counted apart from requests, one for each alias", async () => {
    const url = await gateway({ searchesPerMinute: 4 });
    const search = (n: number) =>
      post(url, {
        query: `{ ${Array.from({ length: n }, (_, i) => `p${String(i)}: find(name: "awa") { id }`).join(" ")} }`,
      });
    expect(await search(3)).toMatchObject({ status: 200 });
    expect(await search(2)).toMatchObject({ status: 429, code: "RATE_LIMITED" });
    expect(await search(1)).toMatchObject({ status: 200 });
    expect(await post(url, { query: "{ free }" })).toMatchObject({ status: 200 });
  });

  test("bad tokens from one address are too many after 60 a minute, and a good one still gets in", async () => {
    const url = await gateway({});
    const statuses: number[] = [];
    // A minute may end among them, and then they are counted from there.
    while (statuses.at(-1) !== 429 && statuses.length <= 122) statuses.push((await post(url, {}, "bad")).status);
    expect(statuses.slice(0, 60)).toEqual(Array<number>(60).fill(401));
    expect(statuses.at(-1)).toBe(429);
    expect(await post(url, { query: "{ free }" })).toMatchObject({ status: 200 });
  });
});

test("every answer tells what its question cost and may cost", async () => {
  const url = await gateway({});
  const { extensions } = await place.ask(url, QUESTION);
  expect(extensions).toEqual({ cost: { estimated: 10, max: 5_000 } });
  const costly = await place.ask(url, "query($n: Int!) { page(first: $n) { name } }", { variables: { n: 5_001 } });
  expect(costly).toMatchObject({
    status: 400,
    extensions: { cost: { estimated: 5_001, max: 5_000 } },
    errors: [{ extensions: { code: "QUERY_TOO_COSTLY", estimated: 5_001, max: 5_000 } }],
  });
  const variables = { n: "many" };
  expect(await place.ask(url, "query($n: Int!) { page(first: $n) { name } }", { variables })).toMatchObject({
    status: 400,
    errors: [{ extensions: { code: "BAD_USER_INPUT" } }],
  });
});
