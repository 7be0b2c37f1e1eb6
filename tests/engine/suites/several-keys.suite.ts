// An entity with two keys, where not every subgraph knows both.
import { found, linked, type Suite } from "./suite";

const COUNTS = [
  { id: "1", count: 40 },
  { id: "2", count: 0 },
];
const NAMES = [
  { id: "1", sku: "tent-4", name: "Tent" },
  { id: "2", sku: "tarp-2", name: "Tarpaulin" },
];
const PRICES = [
  { sku: "tent-4", cents: 9900 },
  { sku: "tarp-2", cents: 1500 },
];
const MAKERS = [
  { id: "1", sku: "tent-4", maker: "Atelier" },
  { id: "2", sku: "tarp-2", maker: "Bâches" },
];

/** By either key, whichever the reference has. */
const makerOf = (reference: any) => found(MAKERS, reference.id === undefined ? "sku" : "id")(reference);

export const SEVERAL_KEYS: Suite = {
  name: "several keys",
  services: {
    stock: {
      sdl: linked(`
        type Query { inStock: [Product!]! }
        type Product @key(fields: "id") { id: ID! count: Int! }`),
      resolvers: {
        Query: { inStock: () => COUNTS },
        Product: { __resolveReference: found(COUNTS, "id") },
      },
    },
    catalogue: {
      sdl: linked(`
        type Query { products: [Product!]! }
        type Product @key(fields: "id") @key(fields: "sku") { id: ID! sku: String! name: String! }`),
      resolvers: {
        Query: { products: () => NAMES },
        Product: {
          __resolveReference: (reference) => found(NAMES, reference.id === undefined ? "sku" : "id")(reference),
        },
      },
    },
    prices: {
      sdl: linked(`
        type Query { cheapest: Product }
        type Product @key(fields: "sku") { sku: String! cents: Int! }`),
      resolvers: {
        Query: { cheapest: () => PRICES[1] },
        Product: { __resolveReference: found(PRICES, "sku") },
      },
    },
    makers: {
      sdl: linked(`
        type Query { made(by: String!): [Product!]! }
        type Product @key(fields: "id") @key(fields: "sku") { id: ID! sku: String! maker: String! }`),
      resolvers: {
        Query: { made: (_, { by }) => MAKERS.filter(({ maker }) => maker === by) },
        Product: { __resolveReference: makerOf },
      },
    },
  },
  questions: [
    {
      query: "{ products { name count cents } }",
      data: {
        products: [
          { name: "Tent", count: 40, cents: 9900 },
          { name: "Tarpaulin", count: 0, cents: 1500 },
        ],
      },
    },
    {
      query: "{ inStock { count cents } }",
      data: {
        inStock: [
          { count: 40, cents: 9900 },
          { count: 0, cents: 1500 },
        ],
      },
    },
    { query: "{ cheapest { count name } }", data: { cheapest: { count: 0, name: "Tarpaulin" } } },
    { query: "{ cheapest { id } }", data: { cheapest: { id: "2" } } },
    { query: "{ cheapest { maker cents } }", data: { cheapest: { maker: "Bâches", cents: 1500 } } },
    {
      query: "{ inStock { maker sku } }",
      data: {
        inStock: [
          { maker: "Atelier", sku: "tent-4" },
          { maker: "Bâches", sku: "tarp-2" },
        ],
      },
    },
    {
      query: '{ made(by: "Atelier") { name count cents maker } cheapest { name count cents maker } }',
      data: {
        made: [{ name: "Tent", count: 40, cents: 9900, maker: "Atelier" }],
        cheapest: { name: "Tarpaulin", count: 0, cents: 1500, maker: "Bâches" },
      },
    },
  ],
};
