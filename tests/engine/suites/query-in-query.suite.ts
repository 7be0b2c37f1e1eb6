// Fields that answer the query type itself, under entities, queries and mutations, where another subgraph goes on.
import { found, linked, type Suite } from "./suite";

const TENTS = [
  { id: "1", size: 4 },
  { id: "2", size: 8 },
];
const GUESTS = [
  { id: "1", guests: 4 },
  { id: "2", guests: 3 },
];

export const QUERY_IN_QUERY: Suite = {
  name: "query in query",
  services: {
    tents: {
      sdl: linked(`
        type Query { tents: [Tent!]! back: Query! none: Query }
        type Mutation { pitch(id: ID!): Pitched! }
        type Pitched { tent: Tent query: Query! }
        type Tent @key(fields: "id") { id: ID! size: Int! up: Query! }`),
      resolvers: {
        Query: { tents: () => TENTS, back: () => ({}), none: () => null },
        Mutation: { pitch: (_, args) => ({ tent: found(TENTS, "id")(args), query: {} }) },
        Tent: { __resolveReference: found(TENTS, "id"), up: () => ({}) },
      },
    },
    guests: {
      sdl: linked(`
        type Query { total(per: Int = 1): Int! crowded: Tent }
        type Tent @key(fields: "id") { id: ID! guests: Int! again: Query }`),
      resolvers: {
        Query: { total: (_, { per }) => 7 * per, crowded: () => GUESTS[0] },
        Tent: { __resolveReference: found(GUESTS, "id"), again: ({ id }) => (id === "1" ? {} : null) },
      },
    },
  },
  questions: [
    {
      query: "{ back { __typename total tents { size guests } back { total } } }",
      data: {
        back: {
          __typename: "Query",
          total: 7,
          tents: [
            { size: 4, guests: 4 },
            { size: 8, guests: 3 },
          ],
          back: { total: 7 },
        },
      },
    },
    {
      query: "query ($p: Int!) { total back { total(per: $p) back { total(per: 3) } } none { total } }",
      variables: { p: 2 },
      data: { total: 7, back: { total: 14, back: { total: 21 } }, none: null },
    },
    {
      query: "{ tents { id up { total crowded { size } } } }",
      data: {
        tents: [
          { id: "1", up: { total: 7, crowded: { size: 4 } } },
          { id: "2", up: { total: 7, crowded: { size: 4 } } },
        ],
      },
    },
    {
      query: "{ tents { again { tents { id } total } } crowded { again { back { total } } } }",
      data: {
        tents: [{ again: { tents: [{ id: "1" }, { id: "2" }], total: 7 } }, { again: null }],
        crowded: { again: { back: { total: 7 } } },
      },
    },
    {
      query: 'mutation { pitch(id: "2") { tent { size guests } query { __typename total tents { id } } } }',
      data: {
        pitch: {
          tent: { size: 8, guests: 3 },
          query: { __typename: "Query", total: 7, tents: [{ id: "1" }, { id: "2" }] },
        },
      },
    },
    {
      query: '{ back { __schema { queryType { name } } t: __type(name: "Tent") { name } total } }',
      data: { back: { __schema: { queryType: { name: "Query" } }, t: { name: "Tent" }, total: 7 } },
      stock: "Throws: it finds no plan for introspection below the root.",
    },
  ],
};
