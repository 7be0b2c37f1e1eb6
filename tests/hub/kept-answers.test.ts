// Public figures are shown again for a few seconds to viewers of one class; what tells of a person never is.
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { buildSchema, getNamedType, isObjectType, type GraphQLObjectType } from "graphql";
import type { TokenRequest } from "#kit/development-token";
import { agadez2018, gao2018 } from "../support/stories";
import { hintsIn } from "../../gateway/kept/hints";
import { engines } from "../support/databases";
import { hubUnderTest, type HubUnderTest } from "../support/hub";

const FIGURES = `query Figures($code: ID!) { operation(code: $code) { code name occupancy population(by: [SEX]) { count sex } } }`;
const PERSON = `{ people(operation: "GAO-2018", first: 1) { edges { node { id givenName } } } }`;
const NOW = `{ operation(code: "GAO-2018") { code now } }`;
const GAO = { code: "GAO-2018" };

const supergraph = readFileSync(join(__dirname, "../../schema/supergraph.graphql"), "utf8");

describe.each(engines())("answers that may be kept, on $name", (engine) => {
  let hub: HubUnderTest;
  beforeAll(async () => {
    hub = await hubUnderTest(engine, [gao2018(), agadez2018()]);
  });
  afterAll(() => hub.stop());

  /** Whether agencies were asked for it, and what came back. */
  async function asked(query: string, variables: Record<string, unknown>, over: Partial<TokenRequest> = {}, more = {}) {
    hub.statements.length = 0;
    const authorization = `Bearer ${await hub.token(over.role as "dashboard" | undefined, over)}`;
    const response = await fetch(`${hub.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization, ...more },
      body: JSON.stringify({ query, variables }),
    });
    const told = (await response.json()) as { data: unknown; errors?: unknown[] };
    const wasRead = hub.statements.some(({ sql }) => /FROM [`"]?(person|operation|shelter|person_tie)/i.test(sql));
    return { ...told, wasRead, control: response.headers.get("cache-control") };
  }

  /** Empties the shelf: a write that is refused may have written. */
  const written = () =>
    hub.ask(`mutation { withdrawConsent(input: { consentId: "${randomUUID()}" }) { consent { id } } }`);

  beforeEach(written);

  test("figures are asked for once for two viewers of one class, and both are told the same", async () => {
    const first = await asked(FIGURES, GAO, { sub: "one" });
    const second = await asked(FIGURES, GAO, { sub: "two" });
    expect(first).toMatchObject({ wasRead: true, control: "private, max-age=5" });
    expect(first.errors).toBeUndefined();
    expect(second).toMatchObject({ wasRead: false, control: "private, max-age=5", data: first.data });
  });

  test.each<[string, Partial<TokenRequest>, Record<string, string>]>([
    ["role", { role: "dashboard" }, {}],
    ["agency", { agency: "IOM" }, {}],
    ["operation", { operations: ["GAO-2018"] }, {}],
    ["place of work", { sites: [randomUUID()] }, {}],
    ["purpose", {}, { "x-purpose": "HEALTH_CARE" }],
  ])("a viewer of another %s is answered anew", async (_, over, headers) => {
    await asked(FIGURES, GAO);
    expect(await asked(FIGURES, GAO, over, headers)).toMatchObject({ wasRead: true });
  });

  test("another operation is another question", async () => {
    const gao = await asked(FIGURES, GAO);
    const agadez = await asked(FIGURES, { code: "AGADEZ-2018" });
    expect(agadez).toMatchObject({ wasRead: true });
    expect(agadez.data).not.toEqual(gao.data);
  });

  test("whoever may not see a figure is refused it each time, and told nothing that was kept", async () => {
    await asked(FIGURES, GAO);
    for (let time = 0; time < 2; time++) {
      const told = await asked(FIGURES, GAO, { role: "clinician" });
      expect(told).toMatchObject({ data: { operation: { population: null } }, control: "no-store" });
      expect(told.errors).not.toHaveLength(0);
    }
  });

  test.each([
    ["a person's data", PERSON],
    ["what the clock says", NOW],
    ["figures beside a person's data", `{ operation(code: "GAO-2018") { occupancy } ${PERSON.slice(1)}`],
  ])("%s are read each time, and nobody may keep them", async (_, query) => {
    const first = await asked(query, {});
    const second = await asked(query, {});
    for (const told of [first, second]) {
      expect(told.errors).toBeUndefined();
      expect(told).toMatchObject({ wasRead: true, control: "no-store" });
    }
  });

  test("whatever is written empties the shelf", async () => {
    await asked(FIGURES, GAO);
    await written();
    expect(await asked(FIGURES, GAO)).toMatchObject({ wasRead: true });
  });
});

test("what may be kept tells of nobody: no field of it leads to a person", () => {
  const schema = buildSchema(supergraph, { assumeValid: true });
  const kept = [...hintsIn(supergraph).keys()].map((coordinate) => coordinate.split(".") as [string, string]);
  expect(kept.length).toBeGreaterThan(40);
  const leadsTo = ([type, field]: [string, string]): GraphQLObjectType | null => {
    const of = (schema.getType(type) as GraphQLObjectType).getFields()[field];
    const named = of && getNamedType(of.type);
    return isObjectType(named) ? named : null;
  };
  for (const each of kept) {
    const next = leadsTo(each);
    // All that such a field leads to is of figures and reference data, but for what of an operation is not kept itself.
    if (!next || next.name === "Operation") continue;
    const fields = Object.keys(next.getFields()).map((field) => `${next.name}.${field}`);
    expect({ each, open: fields.filter((field) => !hintsIn(supergraph).has(field)) }).toEqual({ each, open: [] });
  }
});
