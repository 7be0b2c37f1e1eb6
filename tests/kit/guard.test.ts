import { buildSchema, graphql } from "graphql";
import { guardSchema } from "#kit/access/guard";
import { policyOf } from "#kit/access/policy";
import { Reads } from "#kit/access/reads";
import type { Context } from "#kit/context";
import { someone } from "../support/agency";

const schema = buildSchema(`
  type Query { people(filter: Filter, sort: Sort, by: Sort = NAME): Int }
  input Filter { name: String phone: String secret: String }
  enum Sort { NAME SECRET }
`);
const policy = policyOf({
  categories: { contact: { level: "L2", says: "Telephone", read: ["iom-registrar"] } },
  types: { Query: { open: "people" }, Filter: { open: "name", contact: "phone" }, Sort: { open: "NAME" } },
  rows: new Map(),
});
guardSchema(schema, policy);

const ask = async (args: string) => {
  const reads = new Reads();
  const contextValue = { viewer: { ...someone, roles: ["clinician"] }, reads } as unknown as Context;
  const { errors = [] } = await graphql({ schema, source: `{ people${args} }`, contextValue });
  return {
    codes: errors.map(({ extensions }) => extensions.code),
    refused: reads.refusals.map((one) => one.coordinate),
  };
};

describe("a question", () => {
  test.each([
    '(filter: { name: "A" })',
    "(sort: NAME)",
    "(sort: null)",
    "(filter: null)",
    "(filter: { phone: null })",
    "",
  ])("is answered by what the viewer may read: people%s", async (args) => {
    expect(await ask(args)).toEqual({ codes: [], refused: [] });
  });

  test.each([
    ["by what the viewer may not read", '(filter: { phone: "7" })', "Filter.phone"],
    ["by a field that nobody has stated", '(filter: { secret: "x" })', "Filter.secret"],
    ["in an order that nobody has stated", "(sort: SECRET)", "Sort.SECRET"],
  ])("is refused %s", async (_, args, coordinate) => {
    expect(await ask(args)).toEqual({ codes: ["FORBIDDEN"], refused: [coordinate] });
  });
});
