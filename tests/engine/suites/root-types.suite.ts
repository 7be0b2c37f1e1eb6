// Root types under names of their own, queries that lead to queries, and types extended in the old way.
import { found, linked, type Suite } from "./suite";

const TENTS = [
  { id: "1", size: 4 },
  { id: "2", size: 8 },
];

const NAMES_QUERY = "Says `... on Query` to subgraphs whose root type has another name.";

export const ROOT_TYPES: Suite = {
  name: "root types",
  services: {
    tents: {
      sdl: linked(
        `type Questions { tents: [Tent!]! back: Questions! }
         type Changes { pitch(id: ID!): Pitched! }
         type Pitched { tent: Tent query: Questions! }
         type Tent @key(fields: "id") { id: ID! size: Int! }`,
        "{ query: Questions mutation: Changes }",
      ),
      resolvers: {
        Questions: { tents: () => TENTS, back: () => ({}) },
        Changes: { pitch: (_, args) => ({ tent: found(TENTS, "id")(args), query: {} }) },
        Tent: { __resolveReference: found(TENTS, "id") },
      },
    },
    guests: {
      sdl: linked(
        `extend type Root { crowded: [Tent!]! total: Int! }
         extend type Tent @key(fields: "id") {
           id: ID! @external size: Int! @external guests: Int! free: Int! @requires(fields: "size")
         }`,
        "{ query: Root }",
      ),
      resolvers: {
        Root: { crowded: () => [{ id: "1", guests: 4 }], total: () => 7 },
        Tent: {
          guests: ({ id }) => (id === "1" ? 4 : 3),
          free: ({ id, size }) => size - (id === "1" ? 4 : 3),
        },
      },
    },
  },
  questions: [
    {
      query: "{ __typename tents { guests free } total }",
      data: {
        __typename: "Query",
        tents: [
          { guests: 4, free: 0 },
          { guests: 3, free: 5 },
        ],
        total: 7,
      },
    },
    { query: "{ crowded { size free } }", data: { crowded: [{ size: 4, free: 0 }] } },
    {
      query: "{ back { __typename total tents { size } back { total } } }",
      data: { back: { __typename: "Query", total: 7, tents: [{ size: 4 }, { size: 8 }], back: { total: 7 } } },
      stock: NAMES_QUERY,
    },
    {
      query: 'mutation { __typename pitch(id: "2") { tent { size guests } query { total tents { id } } } }',
      data: {
        __typename: "Mutation",
        pitch: { tent: { size: 8, guests: 3 }, query: { total: 7, tents: [{ id: "1" }, { id: "2" }] } },
      },
      stock: NAMES_QUERY,
    },
    {
      query: "query ($y: Boolean!) { back { back { ... on Query @include(if: $y) { total crowded { guests } } } } }",
      variables: { y: true },
      data: { back: { back: { total: 7, crowded: [{ guests: 4 }] } } },
      stock: NAMES_QUERY,
    },
  ],
};
