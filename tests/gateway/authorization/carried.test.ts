// What one agency requires of another travels in the answer itself: no name that a client chooses may stand in its place.
import { buildSubgraphSchema } from "@apollo/subgraph";
import { graphql, parse } from "graphql";
import type { Connect } from "../../../gateway/line";
import { supergraphOf, withLink } from "./guarded";
import { Place } from "../place";

const IMPORTS = '["@key", "@external", "@requires", "@inaccessible"]';
const SDL = {
  records: withLink(
    `type Query { person: Person node: Node }
     interface Node { id: ID }
     type Person implements Node @key(fields: "id") {
       id: ID mayMove: Boolean isAdult: Boolean isTold: Boolean @inaccessible papers: [Paper]
     }
     type Paper @key(fields: "number") { number: ID isValid: Boolean isStamped: Boolean }`,
    IMPORTS,
  ),
  buses: withLink(
    `type Person @key(fields: "id") {
       id: ID mayMove: Boolean @external isTold: Boolean @external papers: [Paper] @external
       ticket: String @requires(fields: "mayMove isTold papers { isValid }") hasSeat: Boolean
     }
     type Paper @key(fields: "number") { number: ID isValid: Boolean @external }`,
    IMPORTS,
  ),
};
const AWA = { __typename: "Person", id: "1", mayMove: false, isAdult: true, isTold: false };
const PAPERS = [{ number: "p", isValid: false, isStamped: true }];
const RECORDS = { person: { ...AWA, papers: PAPERS }, node: { ...AWA, papers: PAPERS } };
const place = new Place();
let url: string;

/** A ticket says what the buses were told. */
const connect: Connect = ({ name }) => {
  const ticket = (told: object): string => JSON.stringify(told);
  const found = (told: object): object => ({ ...told, ticket: ticket(told), hasSeat: true });
  const schema = buildSubgraphSchema({
    typeDefs: parse(SDL[name as keyof typeof SDL]),
    resolvers: { Person: { __resolveReference: found } },
  });
  return {
    ask: async ({ query, variables }) => {
      const rootValue = name === "records" ? RECORDS : {};
      const answer = await graphql({ schema, source: query, variableValues: variables, rootValue });
      return JSON.parse(JSON.stringify(answer)) as object;
    },
    close: () => Promise.resolve(),
  };
};

beforeAll(async () => {
  url = await place.gateway(connect, { supergraph: place.file("carried.graphql", supergraphOf(SDL)) });
});
afterAll(() => place.close());

test("an agency is told what the other agency says", async () => {
  const { data } = await place.ask(url, "{ person { ticket yes: isAdult } }");
  expect([JSON.parse(data.person.ticket as string), data.person.yes]).toEqual([
    { __typename: "Person", id: "1", mayMove: false, isTold: false, papers: [{ isValid: false }] },
    true,
  ]);
});

test("what is @inaccessible is required, and served to nobody", async () => {
  const { status, errors } = await place.ask(url, "{ person { isTold } }");
  expect([status, errors?.[0]?.extensions.code]).toEqual([400, "GRAPHQL_VALIDATION_FAILED"]);
});

test.each([
  ["a required field", "{ person { mayMove: isAdult ticket } }"],
  ["one that clients are not served", "{ person { isTold: isAdult ticket } }"],
  ["one of another agency's fields", "{ person { mayMove: hasSeat ticket } }"],
  ["a field inside one", "{ person { papers { isValid: isStamped } ticket } }"],
  ["a key", "{ person { id: isAdult ticket } }"],
  ["the type", "{ person { __typename: isAdult ticket } }"],
  ["a required field, in a fragment", "{ person { ticket ...F } } fragment F on Person { mayMove: isAdult }"],
  ["a required field, on an interface", "{ node { mayMove: id ... on Person { ticket } } }"],
  ["a required field, under a condition", "{ person { mayMove: isAdult @skip(if: false) ticket } }"],
])("no other field may be called like %s", async (_, query) => {
  const { status, data, errors } = await place.ask(url, query);
  expect({ status, data, code: errors?.[0]?.extensions.code }).toEqual({ status: 400, code: "REQUEST_MALFORMED" });
});

test.each([
  ["a field by its own name", "{ person { mayMove: mayMove } }", { mayMove: false }],
  ["another type's field by that name", "{ person { isValid: isAdult number: id } }", { isValid: true, number: "1" }],
])("but %s", async (_, query, person) => {
  expect((await place.ask(url, query)).data).toEqual({ person });
});
