// What the gateway brings as keys is answered as Apollo's own resolver answers it.
import { buildSubgraphSchema } from "@apollo/subgraph";
import { graphql, parse, type GraphQLSchema } from "graphql";
import { answerEntities, type References } from "#kit/entities";

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { one: Person }
  type Person @key(fields: "id") { id: ID! name: String }
  type Tent @key(fields: "id") { id: ID! size: Int }
  type Guest @key(fields: "id") { id: ID! name: String }
`;

class Record {
  constructor(
    readonly id: string,
    readonly size: number,
  ) {}
}

const references: References = {
  Person: (key: object) => key,
  Tent: async ({ id }: { id: string }) => {
    await Promise.resolve();
    if (id === "burnt") throw new Error("There is no such tent.");
    return id === "gone" ? null : new Record(id, 4);
  },
  Guest: ({ id }: { id: string }) => {
    if (id === "nobody") throw new Error("Nobody is nobody.");
    // It may be somebody else's too, and stays as it is.
    const found = Object.freeze({ id, name: "of another type", __typename: id === "person" ? "Person" : "Guest" });
    return id === "none" ? null : found;
  },
};

function schema(): GraphQLSchema {
  const resolvers = Object.fromEntries(
    Object.entries(references).map(([type, __resolveReference]) => [type, { __resolveReference }]),
  );
  return buildSubgraphSchema({ typeDefs: parse(SDL), resolvers });
}

const QUESTION = `query ($keys: [_Any!]!) {
  _entities(representations: $keys) {
    __typename ... on Person { id name } ... on Tent { id size } ... on Guest { id name }
  }
}`;

const person = { __typename: "Person", id: "1", name: "said by another agency" };
const tent = (id: string) => ({ __typename: "Tent", id });
const guest = (id: string) => ({ __typename: "Guest", id });

test.each([
  ["keys that stand for themselves", [person, { ...person, id: "2" }]],
  ["records that are looked up", [tent("1"), tent("2"), tent("1")]],
  ["what is not there", [tent("gone"), guest("none"), person]],
  ["what fails for one", [tent("burnt"), tent("1")]],
  ["what fails for all", [guest("nobody"), tent("1")]],
  ["what is found to be of another type", [guest("person"), guest("guest")]],
  ["a type that is not there", [person, { __typename: "Ghost", id: "1" }]],
  ["a type that has no key", [person, { __typename: "Query" }]],
  ["no keys", []],
])("%s", async (_, keys) => {
  const [apollo, ours] = [schema(), schema()];
  answerEntities(ours, references);
  const ask = async (asked: GraphQLSchema): Promise<unknown> =>
    JSON.parse(JSON.stringify(await graphql({ schema: asked, source: QUESTION, variableValues: { keys } })));
  expect(await ask(ours)).toEqual(await ask(apollo));
});
