// How much may be asked, counted on the hub's own supergraph.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, getIntrospectionQuery, getOperationAST, getVariableValues, parse } from "graphql";
import { budgetOf } from "../../gateway/demand/limits";
import { demandOf, type Demand } from "../../gateway/demand/demand";
import { pricesIn } from "../../gateway/demand/prices";
import { rateOf } from "../../gateway/demand/rate";
import { shapeCheck } from "../../gateway/demand/shape";
import { PAGE_OF_PEOPLE } from "../support/page-of-people";

const root = join(__dirname, "../..");
const supergraph = readFileSync(join(root, "schema/supergraph.graphql"), "utf8");
const schema = buildSchema(supergraph, { assumeValid: true, assumeValidSDL: true });
const prices = pricesIn(supergraph);
const pageQuery = (name: string): string => readFileSync(join(root, `gateway/page/queries/${name}.graphql`), "utf8");

function demand(text: string, given: Record<string, unknown> = {}, priced = prices): Demand {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("no operation");
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  if (errors) throw new Error(errors.join());
  return demandOf(priced, { schema, document, operation, variables: coerced });
}
const cost = (text: string, given?: Record<string, unknown>): number => demand(text, given).cost;

const codeOf = (text: string): unknown => {
  try {
    shapeCheck()(text);
    return null;
  } catch (error) {
    return (error as { extensions: { code: string } }).extensions.code;
  }
};

describe("what a question costs", () => {
  const people = (args: string, selection = "{ edges { node { id } } }"): string =>
    `query($n: Int = 7, $yes: Boolean = true) { people(operation: "GAO-2018"${args}) ${selection} }`;

  test("a page costs as much as it may hold: its own default, a literal, a variable, or the variable's default", () => {
    expect(cost(people(""))).toBe(1 + 2 * 25);
    expect(cost(people(", first: 200"))).toBe(1 + 2 * 200);
    expect(cost(people(", first: $n"))).toBe(1 + 2 * 7);
    expect(cost(people(", first: $n"), { n: 60 })).toBe(1 + 2 * 60);
    expect(cost(people(", first: -5"))).toBe(1);
  });

  test("lists within lists multiply", () => {
    const stays = people(", first: 50", "{ edges { node { stays { shelter { units { name } } } } } }");
    expect(cost(stays)).toBe(1 + 50 * (1 + 1 + 10 * (1 + 1 + 10)));
  });

  test("what is counted costs more, and what is not asked costs nothing", () => {
    expect(cost(people("", "{ totalCount }"))).toBe(11);
    expect(cost(people("", "{ totalCount @skip(if: $yes) }"))).toBe(1);
    expect(cost(people("", "{ totalCount @include(if: $yes) }"))).toBe(11);
    expect(cost(people("", "{ ... @skip(if: $yes) { totalCount } }"))).toBe(1);
    expect(cost(people(", filter: { sex: [MALE, FEMALE] }", "{ totalCount }"))).toBe(12);
    expect(cost('{ operation(code: "GAO-2018") { population(by: []) { count } } }')).toBe(101);
  });

  test("a fragment costs the same as what it stands for, also where a page's edges are in it", () => {
    const spread = `${people(", first: 40", "{ ...page }")}
      fragment page on PersonConnection { ... on PersonConnection { edges { ...edge } } }
      fragment edge on PersonEdge { node { id } }`;
    expect(cost(spread)).toBe(cost(people(", first: 40")));
    const twice = `{ a: people(operation: "G", first: 10) { ...page } b: people(operation: "G", first: 30) { ...page } }
      fragment page on PersonConnection { edges { node { id } } }`;
    expect(cost(twice)).toBe(2 + 2 * 40);
  });

  test("fragments that use each other a million times are counted at once", () => {
    const text = doubling(20, 'a: people(operation: "G") { pageInfo { hasNextPage } }');
    const start = performance.now();
    expect(cost(text)).toBeGreaterThan(2 ** 20);
    expect(performance.now() - start).toBeLessThan(500);
  });

  test("names are searches, however they come in, and each alias is one more", () => {
    const searches = (text: string, given?: Record<string, unknown>): number => demand(text, given).searches;
    expect(searches(people(', filter: { name: "awa" }'))).toBe(1);
    expect(searches(people(', filter: { name: "awa", registrationNumber: "GAO-1" }'))).toBe(1);
    expect(searches(people(', filter: { soundsLike: "awa" }'))).toBe(1);
    expect(
      searches('mutation { breakGlass(input: { id: "1", registrationNumber: "GAO-1", reason: "x" }) { endsAt } }'),
    ).toBe(1);
    expect(searches(people(", filter: { name: null, sex: [MALE] }"))).toBe(0);
    expect(
      searches('query($f: PersonFilter) { people(operation: "G", filter: $f) { totalCount } }', { f: { name: "awa" } }),
    ).toBe(1);
    const [one, two] = ["a", "b"].map(
      (alias) => `${alias}: personByRegistrationNumber(registrationNumber: "x") { id }`,
    );
    expect(searches(`{ ${String(one)} ${String(two)} }`)).toBe(2);
  });

  test("directives are read under the names by which a supergraph links them", () => {
    const renamed = supergraph
      .replace(
        /(@link\(url: "https:\/\/specs.apollo.dev\/cost\/v0.1").*?\)\n/,
        '$1, as: "price", import: [{ name: "@listSize", as: "@many" }])\n',
      )
      .replaceAll("@listSize(", "@many(")
      .replaceAll("@cost(", "@price(");
    expect(demand(people(", first: 50", "{ totalCount edges { node { id } } }"), {}, pricesIn(renamed)).cost).toBe(111);
  });

  test("the questions of the three groups, a page of 200 people and GraphiQL's own are within every budget", () => {
    for (const name of ["unicef", "health", "dashboard"]) {
      expect(codeOf(pageQuery(name))).toBeNull();
      expect(cost(pageQuery(name))).toBeLessThan(budgetOf(["dashboard"]));
    }
    expect(cost(PAGE_OF_PEOPLE.replace("first: 50", "first: 200"), { operation: "GAO-2018" })).toBeLessThan(
      budgetOf(["dashboard"]),
    );
    expect(codeOf(PAGE_OF_PEOPLE)).toBeNull();
    expect(codeOf(getIntrospectionQuery())).toBeNull();
  });

  test("desks may ask for more than those who read totals, and whom we do not know for the least", () => {
    expect(budgetOf(["clinician"])).toBeGreaterThan(budgetOf(["dashboard"]));
    expect(budgetOf(["dashboard", "clinician"])).toBe(budgetOf(["clinician"]));
    expect(budgetOf(["somebody"])).toBe(budgetOf(["unicef-analyst"]));
    expect(budgetOf([])).toBe(0);
  });
});

/** Fragments of which each uses the next twice, so that the last is used 2^n times. */
function doubling(n: number, last: string): string {
  const links = Array.from(
    { length: n },
    (_, i) => `fragment f${String(i)} on Query { ...f${String(i + 1)} ...f${String(i + 1)} }`,
  );
  return `{ ...f0 } ${links.join(" ")} fragment f${String(n)} on Query { ${last} }`;
}

describe("how large a text may be", () => {
  const nested = (depth: number): string => `${"{ a ".repeat(depth)}${"}".repeat(depth)}`;

  test.each([
    ["2,001 tokens", `{ ${"a ".repeat(2_000)} }`, "QUERY_TOO_LONG"],
    ["a name of a thousand letters", `query ${"a".repeat(1_000)} { a }`, "QUERY_TOO_LONG"],
    ["16 levels", nested(16), null],
    ["17 levels", nested(17), "QUERY_TOO_DEEP"],
    ["500 levels", nested(500), "QUERY_TOO_DEEP"],
    [
      "17 levels by way of a fragment",
      `${nested(15).replace("{ a }", "{ ...f }")} fragment f on A { a { b { c } } }`,
      "QUERY_TOO_DEEP",
    ],
    ["a value of 900 brackets", `{ a(b: ${"[".repeat(900)}${"]".repeat(900)}) }`, "QUERY_TOO_DEEP"],
    ["a fragment that holds itself", "{ ...f } fragment f on Query { ...f }", "QUERY_TOO_DEEP"],
    [
      "fragments that hold each other, unused",
      "{ a } fragment f on A { b { ...g } } fragment g on A { ...f }",
      "QUERY_TOO_DEEP",
    ],
    ["50 aliases", `{ ${Array.from({ length: 50 }, (_, i) => `a${String(i)}: b`).join(" ")} }`, null],
    ["51 aliases", `{ ${Array.from({ length: 51 }, (_, i) => `a${String(i)}: b`).join(" ")} }`, "TOO_MANY_ALIASES"],
    ["a million aliases in 20 fragments", doubling(20, "a: b"), "TOO_MANY_ALIASES"],
    ["a million fields in 20 fragments", doubling(20, "a"), "QUERY_TOO_COSTLY"],
    ["51 fields at its root", `{ ${"a ".repeat(51)} }`, "QUERY_TOO_COSTLY"],
    ["an alias that is no name", "{ __proto__: a }", "REQUEST_MALFORMED"],
    ["a variable that is no name", "query($constructor: Int) { a(b: $constructor) }", "REQUEST_MALFORMED"],
    ["what is no GraphQL, which Apollo explains", "{ a", null],
  ])("%s", (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });
});

describe("how often", () => {
  test("as many as allowed at once, then as many as the time has earned; who is refused is not counted", () => {
    let now = 0;
    const take = rateOf(60, "requests", () => now);
    for (let i = 0; i < 60; i++) take("a");
    expect(() => {
      take("a");
    }).toThrow(expect.objectContaining({ extensions: { code: "RATE_LIMITED", retryAfterSeconds: 1 } }));
    take("b");
    now += 10_000;
    for (let i = 0; i < 10; i++) take("a");
    expect(() => {
      take("a", 5);
    }).toThrow(expect.objectContaining({ extensions: { code: "RATE_LIMITED", retryAfterSeconds: 5 } }));
    now += 60_000;
    take("a", 60);
  });

  test("0 lifts the limit", () => {
    const take = rateOf(0, "requests");
    for (let i = 0; i < 10_000; i++) take("a");
  });

  test("remembers a bounded number of callers, those of late", () => {
    const take = rateOf(1, "requests", () => 0);
    for (let i = 0; i < 30_000; i++) take(String(i));
    expect(() => {
      take("29999");
    }).toThrow();
    expect(() => {
      take("0");
    }).not.toThrow();
  });
});
