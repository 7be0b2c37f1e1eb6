// Level by level a schema answers what graphql-js answers from it, whatever is asked.
import {
  execute,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from "graphql";
import { openAgency, type OpenAgency } from "#kit/agency";
import { ROLES } from "#kit/access/roles";
import { clockAt, DEMONSTRATION_START } from "#kit/clock";
import type { Context } from "#kit/context";
import { executor, type Execute } from "#kit/execution/execute";
import type { Viewer } from "#kit/viewer";
import { gao2018 } from "../support/stories";
import { AGENCIES } from "../../agencies";
import { question } from "../engine/questions";
import { engines } from "../support/databases";
import { filled } from "../support/filled";
import { testVault } from "../support/vaults";

const VIEWERS: Viewer[] = [[...ROLES], ["dashboard"], ["clinician"], ["unicef-caseworker"]].map((roles) => ({
  sub: "somebody",
  agency: "UNICEF",
  roles,
  operations: [],
  sites: [],
  purpose: "",
}));

const QUESTIONS = 60;
const KNOWN = { operation: '"GAO-2018"', code: '"GAO-2018"', first: "7", representations: "[]" };

const REFERENCES = "query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename ";

const [engine] = engines();
if (!engine) throw new Error("There is no engine.");
afterAll(() => engine.dropAll());

describe.each(AGENCIES)("$agency.name", ({ agency, seed }) => {
  let open: OpenAgency;
  let ask: Execute;
  /** The same document for the same question: what it looks at is learnt from one viewer, and read for the next. */
  const documents = new Map<string, DocumentNode>();
  beforeAll(async () => {
    const url = await filled(engine, agency, seed, [gao2018()]);
    open = await openAgency(agency, { url, clock: clockAt(DEMONSTRATION_START), vault: testVault(agency.name) });
    ask = executor(open.schema);
  });
  afterAll(() => open.close());

  const told = ({ data, errors = [] }: ExecutionResult) => ({
    data: data === undefined ? undefined : (JSON.parse(JSON.stringify(data)) as unknown),
    errors: errors
      .map(({ message, path = [], extensions: { code } }) => `${path.join(".")}: ${String(code)}: ${message}`)
      .sort(),
  });

  async function alike(query: string, variables: Record<string, unknown>, viewer: Viewer): Promise<boolean> {
    const document = documents.get(query) ?? parse(query);
    documents.set(query, document);
    const contextOf = () => open.contextOf(viewer, { id: "1", operationName: null });
    const theirs = contextOf();
    const schema: GraphQLSchema = open.schema;
    const right = told(await execute({ schema, document, variableValues: variables, contextValue: theirs }));
    const line = ({ reads }: Context) =>
      [reads.all, reads.refusals].map((list) => list.map((each) => JSON.stringify(each)).sort());
    // At first it learns which columns it needs, then it reads no others.
    for (const time of ["first", "second"]) {
      const ours = contextOf();
      const own = told(await ask({ document, variables }, ours));
      expect({ query, time, ...own }).toEqual({ query, time, ...right });
      // What the access log is told is the same as well.
      expect(line(ours)).toEqual(line(theirs));
    }
    return right.data !== null && right.errors.length === 0;
  }

  test.each(VIEWERS)("both answer alike to each question of $roles", async (viewer) => {
    let answered = 0;
    for (let number = 0; number < QUESTIONS; number++) {
      const asked = question(open.schema, "query", number, KNOWN);
      if (asked && (await alike(asked.query, asked.variables, viewer))) answered += 1;
    }
    expect(answered).toBeGreaterThan(QUESTIONS / 10);
  });

  test("both answer alike for entities of every type, and for some that are not there", async () => {
    const types = Object.keys(agency.references);
    const { people } = gao2018();
    const ids = [...people.slice(0, 5).map(({ id }) => id), "nobody"];
    for (const type of types) {
      const representations = ids.map((id) => ({ __typename: type, id, code: "GAO-2018" }));
      const query = `${REFERENCES} ... on ${type} { ${leavesOf(open.schema, type)} } } }`;
      for (const viewer of VIEWERS) await alike(query, { representations }, viewer);
    }
  });

  test.each([
    ...[undefined, null, "x", 1, {}, [], [null], ["x"], [[]], [{}], [{ __typename: "Person", id: "1" }, null]],
    { __typename: "Person", id: "1" },
  ])("both answer alike to keys that may be none: %j", async (representations) => {
    const query = `query ($representations: [_Any!]!, $yes: Boolean!) {
      _entities(representations: $representations) { __typename @include(if: $yes) }
    }`;
    const [viewer = raise()] = VIEWERS;
    await alike(query, { representations, yes: true }, viewer);
    await alike(query, { representations }, viewer);
  });
});

function raise(): never {
  throw new Error("There is no viewer.");
}

function leavesOf(schema: GraphQLSchema, name: string): string {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`There is no type ${name}.`);
  const fields = Object.values(type.getFields()).filter((field) => isLeafType(getNamedType(field.type)));
  const free = fields.filter(({ args }) => !args.some(isRequiredArgument));
  return free.map((field) => field.name).join(" ");
}
