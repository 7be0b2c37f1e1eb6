// A small supergraph with rules of access, and the agencies behind it.
import { composeServices } from "@apollo/composition";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { graphql, parse } from "graphql";
import type { Connect, GatewayContext } from "../../../gateway/line";
import { Place } from "../place";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: IMPORTS)`;
const IMPORTS = '["@key", "@shareable", "@authenticated", "@requiresScopes", "@policy"]';

export const RECORDS = `
type Query {
  person: Person
  people: [Person]
  found: [Found]
  node: Node
  nodes: [[Node!]!]
  diagnosis: Diagnosis
  hidden: String @requiresScopes(scopes: [["clinician"]])
  echo(text: String): String
}
type Mutation {
  write: String
  erase: String @requiresScopes(scopes: [["clinician"]])
}
interface Node { id: ID! label: String }
type Person implements Node @key(fields: "id") {
  id: ID!
  label: String
  name: String @authenticated
  phone(prefix: String): String @requiresScopes(scopes: [["iom-registrar"], ["auditor", "clinician"]])
  must: String! @requiresScopes(scopes: [["clinician"]])
  friends: [Person!]
  mood: Mood
  byRow: String @policy(policies: [["row:consent"]])
  byNobody: String @policy(policies: [["row:consent", "moon:full"]])
  diagnoses: [Diagnosis!]
}
type Shelter implements Node { id: ID! label: String @requiresScopes(scopes: [["clinician"]]) name: String }
type Diagnosis @requiresScopes(scopes: [["clinician"]]) { text: String }
enum Mood @requiresScopes(scopes: [["clinician"]]) { GLAD }
union Found = Person | Shelter | Diagnosis
`;

const BEDS = `
type Person @key(fields: "id") { id: ID!  bed: String  secretBed: String @requiresScopes(scopes: [["clinician"]]) }
`;

const AWA = {
  __typename: "Person",
  id: "1",
  label: "Awa",
  name: "Awa",
  phone: ({ prefix = "" }) => `${prefix}70`,
  must: "must",
  mood: "GLAD",
  byRow: "row",
  byNobody: "nobody",
  diagnoses: [{ __typename: "Diagnosis", text: "sore" }],
};
const BINTA = { ...AWA, id: "2", label: "Binta", name: "Binta", friends: [AWA] };
const TENT = { __typename: "Shelter", id: "3", label: "Tent", name: "Tent" };
const ROOTS: Record<string, object> = {
  records: {
    person: { ...AWA, friends: [BINTA] },
    people: [AWA, null, BINTA],
    found: [AWA, TENT, { __typename: "Diagnosis", text: "sore" }],
    node: AWA,
    nodes: [[AWA, TENT], [TENT]],
    diagnosis: { __typename: "Diagnosis", text: "sore" },
    hidden: "hidden",
    echo: ({ text }: { text?: string }) => text ?? "silence",
    write: "written",
    erase: "erased",
  },
  beds: {},
};
const bedOf = ({ id }: { id: string }) => ({ __typename: "Person", id, bed: `bed ${id}`, secretBed: `secret ${id}` });

/** As an agency writes it; `imports` may rename. */
export function withLink(sdl: string, imports = IMPORTS): string {
  return LINK.replace("IMPORTS", imports) + sdl;
}

export function supergraphOf(services: Record<string, string>): string {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(services).map(([name, sdl]) => ({ name, url: `http://${name}.invalid`, typeDefs: parse(sdl) })),
  );
  if (!supergraphSdl) throw new Error(String(errors));
  return supergraphSdl;
}

export const GUARDED = { records: withLink(RECORDS), beds: withLink(BEDS) };

/** Every text that an agency was asked for data goes to `asked`, and for whom to `contexts`. */
export function reaching(services: Record<string, string>, asked: string[], contexts: GatewayContext[] = []): Connect {
  const schemas = Object.entries(services).map(
    ([name, sdl]) =>
      [
        name,
        buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: { Person: { __resolveReference: bedOf } } }),
      ] as const,
  );
  const known = new Map(schemas);
  return ({ name }) => ({
    ask: async ({ query, variables, operationName, extensions }, context) => {
      if (!extensions) asked.push(query);
      contexts.push(context);
      const schema = known.get(name);
      if (!schema) throw new Error(`There is no ${name}.`);
      const { data, errors } = await graphql({
        schema,
        source: query,
        rootValue: ROOTS[name],
        variableValues: variables,
        operationName: operationName ?? null,
      });
      // Plain objects, as an agency answers.
      return JSON.parse(JSON.stringify({ data, ...(errors && { errors }) })) as object;
    },
    close: () => Promise.resolve(),
  });
}

export const REFUSAL = {
  message: "The viewer's role may not read this; it is null.",
  extensions: { code: "UNAUTHORIZED_FIELD_OR_TYPE" },
};

interface Options {
  variables?: object;
  token?: string;
}

/** A gateway before all of this, for the tests of one file; `asked` is what the agencies were asked in a test. */
export function guarded() {
  const place = new Place();
  const asked: string[] = [];
  let url = "";
  beforeAll(async () => {
    const supergraph = place.file("guarded.graphql", supergraphOf(GUARDED));
    url = await place.gateway(reaching(GUARDED, asked), { supergraph });
  });
  afterAll(() => place.close());
  beforeEach(() => void asked.splice(0));
  /** Unless told otherwise, as somebody whom no rule names. */
  const ask = (query: string, options: Options = {}) => place.ask(url, query, options);
  /** The same where nothing but refusals is in the way: `refused` are their places, as `person.phone`. */
  const seen = async (query: string, options?: Options) => {
    const { status, data, errors = [] } = await ask(query, options);
    for (const error of errors) expect(error).toEqual({ ...REFUSAL, path: error.path });
    return { status, data: data as unknown, refused: errors.map(({ path = [] }) => path.join(".")).sort() };
  };
  return { place, asked, ask, seen };
}
