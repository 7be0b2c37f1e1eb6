import { createHash } from "node:crypto";
import { ApolloGateway } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import type { DocumentNode } from "graphql";
import { openLog } from "#kit/log";
import { openMetrics } from "#kit/metrics";
import { agencySource } from "../../../gateway/agency-source";
import type { GatewayContext } from "../../../gateway/line";
import { authorized } from "../../../gateway/authorization/authorized";
import { Recent } from "#kit/recent";
import { servable } from "../../../gateway/authorization/rules";
import type { TellRefusals } from "../../../gateway/refusals";
import { GUARDED, reaching, supergraphOf } from "./guarded";

const SUPERGRAPH = supergraphOf(GUARDED);
const QUESTION = "query Q { person { name phone secretBed } hidden }";
const OPEN = { person: { name: "Awa", phone: null, secretBed: null }, hidden: null };
/** What each role sees of it. */
const SEEN: Record<string, unknown> = {
  dashboard: OPEN,
  "iom-registrar": { ...OPEN, person: { ...OPEN.person, phone: "70" } },
  clinician: { person: { ...OPEN.person, secretBed: "secret 1" }, hidden: "hidden" },
  "clinician auditor": { person: { name: "Awa", phone: "70", secretBed: "secret 1" }, hidden: "hidden" },
};

const tellNobody: TellRefusals = () => Promise.resolve();

const closing: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

/** A gateway as the hub puts it together, asked without HTTP so that a viewer may have any roles, or not be there. */
async function open(asked: string[] = [], contexts: GatewayContext[] = [], tell: TellRefusals = tellNobody) {
  const connect = reaching(GUARDED, asked, contexts);
  const planned: { queryHash?: string; document?: DocumentNode }[] = [];
  const gateway = new ApolloGateway({
    supergraphSdl: servable(SUPERGRAPH),
    buildService: (service) =>
      agencySource(
        service.name,
        connect(service, { metrics: openMetrics(), log: openLog("test", "silent") }),
        openMetrics(),
      ),
    experimental_didResolveQueryPlan: ({ requestContext }) => planned.push(requestContext),
  });
  const apollo = new ApolloServer<GatewayContext>({ gateway: authorized(gateway, tell) });
  await apollo.start();
  closing.push(() => apollo.stop());
  const ask = async (roles: string | undefined, query = QUESTION, extensions = {}) => {
    const viewer = { sub: "s", agency: "IOM", roles: roles?.split(" ") ?? [], operations: [], sites: [], purpose: "x" };
    const rest = { requestId: "1", log: openLog("test", "silent"), absent: new Set<string>() };
    const contextValue = (roles === undefined ? rest : { viewer, ...rest }) as GatewayContext;
    const { body } = await apollo.executeOperation({ query, extensions }, { contextValue });
    if (body.kind !== "single") throw new Error("The answer comes in parts.");
    return { ...body.singleResult, context: contextValue };
  };
  return Object.assign(ask, { planned });
}

test("one text asked in different roles gives each only its own, whoever was first", async () => {
  const orders = [Object.keys(SEEN), Object.keys(SEEN).reverse()];
  for (const order of orders) {
    const ask = await open();
    for (const roles of [...order, ...order]) {
      expect({ roles, data: (await ask(roles)).data }).toEqual({ roles, data: SEEN[roles] });
    }
    // All at once, when all plans are there.
    const answers = await Promise.all(order.map((roles) => ask(roles)));
    expect(answers.map(({ data }) => data)).toEqual(order.map((roles) => SEEN[roles]));
  }
});

test("what is left of a text is planned as a text of its own", async () => {
  const ask = await open();
  const { data } = await ask("dashboard");
  expect(data).toEqual(OPEN);
  // Whoever writes exactly what was left for another gets no more than that, and the first still all of theirs.
  await ask("clinician auditor", "query Q { person { name } }");
  expect((await ask("clinician auditor")).data).toEqual(SEEN["clinician auditor"]);
});

test("the order of roles and their repetition make no difference", async () => {
  const ask = await open();
  for (const roles of ["auditor clinician", "clinician auditor", "clinician auditor clinician"]) {
    expect((await ask(roles)).data).toEqual(SEEN["clinician auditor"]);
  }
});

test("without a viewer nobody is asked anything", async () => {
  const asked: string[] = [];
  const ask = await open(asked);
  for (const query of ["{ echo }", "{ __typename }", "{ person { name } }"]) {
    expect(await ask(undefined, query)).toMatchObject({ errors: [{ extensions: { code: "TOKEN_MISSING" } }] });
  }
  expect(asked).toEqual([]);
  expect((await ask("", "{ echo }")).data).toEqual({ echo: "silence" });
});

test("what was refused is told to the agency that owns it, and the operation's name reaches the agencies", async () => {
  const contexts: GatewayContext[] = [];
  const told: unknown[] = [];
  const ask = await open([], contexts, (refused) => {
    told.push(Object.fromEntries(refused));
    return Promise.resolve();
  });
  const query = "query Q { person { name phone secretBed other: phone mood @skip(if: true) } hidden }";
  await ask("dashboard", query);
  await ask("dashboard", "{ echo }");
  expect(told).toEqual([{ records: ["Person.phone", "Query.hidden"], beds: ["Person.secretBed"] }]);
  expect(contexts.map(({ operationName }) => operationName)).toEqual(["Q", null]);
});

test("no client tells an agency what was refused", async () => {
  const asked: string[] = [];
  const ask = await open(asked);
  await ask("dashboard", "{ echo }", { refused: ["Person.phone"] });
  // The agencies of this test keep only questions without such word.
  expect(asked).toEqual(["{echo}"]);
});

test("a question of which nothing is refused goes through as it is, and no other does", async () => {
  const text = "{ person { ...F } } fragment F on Person { phone }";
  const hash = createHash("sha256").update(text).digest("hex");
  const ask = await open();
  await ask("iom-registrar", text);
  await ask("dashboard", text);
  const [whole, less] = ask.planned;
  expect(whole).toMatchObject({ queryHash: hash, document: { definitions: [{}, { name: { value: "F" } }] } });
  expect(less?.queryHash).not.toBe(hash);
  expect(less?.document?.definitions).toHaveLength(1);

  await ask("dashboard", "query ($lost: String) { person { phone(prefix: $lost) } }");
  expect(ask.planned.at(-1)?.document).toMatchObject({ definitions: [{ variableDefinitions: [] }] });
});

test("what was used last is kept, as much as may be", () => {
  const recent = new Recent<number>(10);
  const made: string[] = [];
  const get = (key: string, weight: number): number =>
    recent.getOrMake(
      key,
      () => made.push(key),
      () => weight,
    );
  for (const key of ["a", "b", "a", "c", "a", "b"]) get(key, 4);
  expect(made.splice(0)).toEqual(["a", "b", "c", "b"]);
  // Too heavy to be kept: it is made each time, and puts out all the others.
  for (const key of ["huge", "huge", "b"]) get(key, key === "huge" ? 11 : 4);
  expect(made).toEqual(["huge", "huge", "b"]);
});
