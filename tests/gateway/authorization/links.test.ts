import { buildSchema } from "graphql";
import { rulesIn, servable } from "../../../gateway/authorization/rules";
import { GUARDED, reaching, RECORDS, supergraphOf, withLink } from "./guarded";
import { Place, until } from "../place";

const place = new Place();
afterAll(() => place.close());

const WHOLE = supergraphOf(GUARDED);
const SCOPES = '@link(url: "https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY)';
const start = (text: string, name = "supergraph.graphql"): Promise<string> =>
  place.gateway(reaching(GUARDED, []), { supergraph: place.file(name, text) });
const hidden = (url: string) => place.ask(url, "{ hidden echo }");
const REFUSED = {
  data: { hidden: null, echo: "silence" },
  errors: [{ path: ["hidden"], extensions: { code: "UNAUTHORIZED_FIELD_OR_TYPE" } }],
};

describe("a directive that an agency calls by another name is enforced:", () => {
  const called = (name: string): string => RECORDS.replaceAll("@requiresScopes", name);
  const rest = '"@key", "@authenticated", "@policy"';

  test.each([
    ["by its own", withLink(RECORDS), "@requiresScopes("],
    [
      "renamed in an import",
      withLink(called("@staff"), `[${rest}, { name: "@requiresScopes", as: "@staff" }]`),
      "@staff(",
    ],
    ["with a prefix", withLink(called("@federation__requiresScopes"), `[${rest}]`), "@federation__requiresScopes("],
  ])("%s", async (_, records, use) => {
    const text = supergraphOf({ records });
    expect(text).toContain(use);
    const url = await place.gateway(reaching({ records }, []), { supergraph: place.file("renamed.graphql", text) });
    expect(await hidden(url)).toMatchObject(REFUSED);
  });

  const renamed = (link: string, name: string): string =>
    WHOLE.replace(SCOPES, link).replaceAll("@requiresScopes(", `@${name}(`);
  test.each([
    ["as:", '@link(url: "https://specs.apollo.dev/requiresScopes/v0.1", as: "staff", for: SECURITY)', "staff"],
    [
      "an import in the supergraph itself",
      '@link(url: "https://specs.apollo.dev/requiresScopes/v0.1", import: [{ name: "@requiresScopes", as: "@staff" }], for: SECURITY)',
      "staff",
    ],
    [
      "a link's prefix",
      '@link(url: "https://specs.apollo.dev/requiresScopes/v0.1", as: "x", for: SECURITY)',
      "x__requiresScopes",
    ],
    ["a link without a purpose", '@link(url: "https://specs.apollo.dev/requiresScopes/v0.1")', "requiresScopes"],
  ])("by %s", (_, link, name) => {
    const rules = rulesIn(renamed(link, name));
    expect(rules).toEqual(rulesIn(WHOLE));
    expect(rules.get("Query.hidden")).toEqual([[["clinician"]]]);
  });

  test("though @link has another name itself", () => {
    const text = WHOLE.replaceAll("@link(", "@tie(").replace(
      '@tie(url: "https://specs.apollo.dev/link/v1.0")',
      '@tie(url: "https://specs.apollo.dev/link/v1.0", as: "tie")',
    );
    expect(rulesIn(text)).toEqual(rulesIn(WHOLE));
    expect(servable(text)).not.toContain("for: SECURITY");
  });
});

test("the gateway gets the text without the purpose that it refuses, and otherwise letter by letter", () => {
  expect(servable(WHOLE)).toBe(WHOLE.replaceAll("for: SECURITY", ""));
  expect(rulesIn(servable(WHOLE))).toEqual(rulesIn(WHOLE));
  expect(() => buildSchema(servable(WHOLE))).not.toThrow();
});

const instead = (found: string, put: string): string => {
  if (!WHOLE.includes(found)) throw new Error(`There is no ${found}.`);
  return WHOLE.replace(found, put);
};
const HIDDEN = 'hidden: String @join__field(graph: RECORDS) @requiresScopes(scopes: [["clinician"]])';
const scopes = (given: string): string => instead(HIDDEN, HIDDEN.replace('(scopes: [["clinician"]])', given));
const DEFINITION = /^directive @requiresScopes.*$/m;

test("what several directives ask of one field must all hold", () => {
  const rules = rulesIn(instead(HIDDEN, `${HIDDEN} @policy(policies: [["row:x"], ["moon:full"]]) @authenticated`));
  expect(rules.get("Query.hidden")).toEqual([[["clinician"]], [[]]]);
  expect(rules.get("Person.name")).toEqual([]);
});

describe("a gateway does not start with a supergraph", () => {
  test.each([
    [
      "that links a security feature it does not know",
      instead(SCOPES, `${SCOPES} @link(url: "https://specs.apollo.dev/seal/v0.1", for: SECURITY)`),
    ],
    [
      "that links a feature of another house for security",
      instead(SCOPES, `${SCOPES} @link(url: "https://example.org/seal/v1.0", for: SECURITY)`),
    ],
    ["that links a version it does not know", instead("requiresScopes/v0.1", "requiresScopes/v0.2")],
    [
      "that links a version it does not know, for nothing",
      instead(SCOPES, '@link(url: "https://specs.apollo.dev/requiresScopes/v1.0", as: "x")').replaceAll(
        "@requiresScopes",
        "@x",
      ),
    ],
    [
      "that links another house's directive of the name",
      instead("https://specs.apollo.dev/requiresScopes", "https://example.org/requiresScopes"),
    ],
    [
      "that takes the directive from another feature",
      instead(
        SCOPES,
        '@link(url: "https://specs.apollo.dev/federation/v2.9", import: [{ name: "@requiresScopes", as: "@x" }])',
      ).replaceAll("@requiresScopes(", "@x("),
    ],
    ["that links two features under one name", instead(SCOPES, SCOPES.replace(", for", ', as: "policy", for'))],
    ["that uses the directive and does not link it", instead(SCOPES, "")],
    [
      "that defines the directive and does not link it",
      instead(SCOPES, "").replaceAll(/@requiresScopes\(scopes: \[\[".*?\]\]\)/g, ""),
    ],
    ["that links the directive and does not define it", WHOLE.replace(DEFINITION, "")],
    ["with scopes that are a text", scopes('(scopes: "clinician")')],
    ["with scopes that are one list", scopes('(scopes: ["clinician"])')],
    ["with scopes that are numbers", scopes("(scopes: [[1]])")],
    ["with no scopes in the list", scopes("(scopes: [])")],
    ["with no scopes in an alternative", scopes('(scopes: [["clinician"], []])')],
    ["with an empty scope", scopes('(scopes: [[""]])')],
    ["with scopes that are null", scopes("(scopes: null)")],
    ["without scopes", scopes("")],
    ["with scopes under another name", scopes('(roles: [["clinician"]])')],
    [
      "with a purpose that is no purpose",
      instead(SCOPES, `${SCOPES} @link(url: "https://example.org/a/v1.0", for: SAFETY)`),
    ],
    ["with a rule where none can be enforced", instead("GLAD", "GLAD @authenticated")],
  ])("%s", async (_, text) => {
    expect(text).not.toBe(WHOLE);
    await expect(start(text)).rejects.toMatchObject({
      extensions: { code: "SUPERGRAPH_INVALID" },
      // In our words: it is not Apollo that found it.
      message: expect.stringMatching(/The rules of access cannot be read|The supergraph links/) as string,
    });
  });
});

test("a reload whose rules cannot be read keeps the old one, and a good one is taken over", async () => {
  const url = await start(WHOLE, "changing.graphql");
  expect(await hidden(url)).toMatchObject(REFUSED);
  for (const bad of [scopes('(scopes: "clinician")'), instead(SCOPES, "")]) {
    const told = place.logged.length;
    place.file("changing.graphql", bad);
    await until(() => place.logged.slice(told).some((line) => line.includes("SUPERGRAPH_INVALID")));
    expect(await hidden(url)).toMatchObject(REFUSED);
  }
  place.file("changing.graphql", scopes('(scopes: [["dashboard"]])'));
  await until(async () => (await hidden(url)).data.hidden === "hidden");
  place.file("changing.graphql", WHOLE);
  await until(async () => (await hidden(url)).data.hidden === null);
});

test("a supergraph without rules of access is open to whoever has a token", async () => {
  const records = RECORDS.replaceAll(/@(?:requiresScopes|policy|authenticated)(?:\([^)]*\))?/g, "");
  const services = { records: withLink(records, '["@key"]') };
  const supergraph = place.file("plain.graphql", supergraphOf(services));
  const url = await place.gateway(reaching(services, []), { supergraph });
  expect(await hidden(url)).toMatchObject({ data: { hidden: "hidden", echo: "silence" } });
  expect(await place.ask(url, "{ hidden }", { token: "none" })).toMatchObject({ status: 401 });
});
