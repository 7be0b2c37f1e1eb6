// Fields that need fields of another subgraph: leaves, of their own entity.
import { found, linked, type Suite } from "./suite";

const ITEMS = [
  { id: "1", name: "Stove", grams: 1200, cents: 4500, isFragile: false },
  { id: "2", name: "Lamp", grams: 300, cents: 2000, isFragile: true },
  { id: "3", name: "Gift", grams: null, cents: 0, isFragile: null },
];

export const REQUIRES_SIMPLE: Suite = {
  name: "requires simple",
  services: {
    catalogue: {
      sdl: linked(`
        type Query { items: [Item!]! item(id: ID!): Item }
        type Item @key(fields: "id") { id: ID! name: String! grams: Int cents: Int! isFragile: Boolean }`),
      resolvers: {
        Query: { items: () => ITEMS, item: (_, args) => found(ITEMS, "id")(args) },
        Item: { __resolveReference: found(ITEMS, "id") },
      },
    },
    freight: {
      sdl: linked(`
        type Query { heaviest: Item! }
        type Item @key(fields: "id") {
          id: ID!
          grams: Int @external
          cents: Int! @external
          isFragile: Boolean @external
          freightCents: Int @requires(fields: "grams")
          insuredFor(percent: Int! = 100): Int! @requires(fields: "cents")
          label: String! @requires(fields: "grams isFragile")
          lane: String!
        }`),
      resolvers: {
        Query: { heaviest: () => ({ id: "1" }) },
        Item: {
          freightCents: ({ grams }) => (grams === null ? null : grams / 10),
          insuredFor: ({ cents }, { percent }) => (cents * percent) / 100,
          label: ({ grams, isFragile }) => (grams ?? "?") + (isFragile ? " g, fragile" : " g"),
          lane: ({ id }) => "lane " + id,
        },
      },
    },
  },
  questions: [
    { query: "{ items { freightCents } }", data: { items: [120, 30, null].map((freightCents) => ({ freightCents })) } },
    {
      query: "{ items { label lane name } }",
      data: {
        items: [
          { label: "1200 g", lane: "lane 1", name: "Stove" },
          { label: "300 g, fragile", lane: "lane 2", name: "Lamp" },
          { label: "? g", lane: "lane 3", name: "Gift" },
        ],
      },
    },
    {
      query: "{ heaviest { lane freightCents label name } }",
      data: { heaviest: { lane: "lane 1", freightCents: 120, label: "1200 g", name: "Stove" } },
    },
    {
      query: "query ($p: Int!) { items { half: insuredFor(percent: 50) insuredFor some: insuredFor(percent: $p) } }",
      variables: { p: 10 },
      data: {
        items: [
          { half: 2250, insuredFor: 4500, some: 450 },
          { half: 1000, insuredFor: 2000, some: 200 },
          { half: 0, insuredFor: 0, some: 0 },
        ],
      },
    },
    {
      query: '{ item(id: "2") { grams: name cents: freightCents isFragile: label } }',
      data: { item: { grams: "Lamp", cents: 30, isFragile: "300 g, fragile" } },
      stock: "Takes what the client calls `grams` for the field that is required.",
    },
    {
      query: '{ item(id: "2") { weight: grams freightCents } heaviest { grams lane } }',
      data: { item: { weight: 300, freightCents: 30 }, heaviest: { grams: 1200, lane: "lane 1" } },
    },
    {
      query: '{ item(id: "2") { what: name freight: freightCents text: label } }',
      data: { item: { what: "Lamp", freight: 30, text: "300 g, fragile" } },
    },
    { query: '{ item(id: "9") { freightCents } }', data: { item: null } },
  ],
};
