// Root fields and value types that more than one subgraph can answer, each only in part.
import { found, linked, type Suite } from "./suite";

const RATES = [
  { id: "1", price: { amount: 5, currency: { code: "XOF", digits: 0 } }, name: "Rice" },
  { id: "2", price: null, name: "Salt" },
];
const rate = found(RATES, "id");

export const SHAREABLE: Suite = {
  name: "shareable",
  services: {
    shop: {
      sdl: linked(`
        type Query { goods: [Good!]! @shareable good(id: ID!): Good @shareable version: String! @shareable }
        type Good @key(fields: "id") { id: ID! name: String! price: Price @shareable }
        type Price @shareable { amount: Int! currency: Currency! }
        type Currency @shareable { code: String! digits: Int! }`),
      resolvers: {
        Query: { goods: () => RATES, good: (_, args) => rate(args), version: () => "1" },
        Good: { __resolveReference: rate },
      },
    },
    depot: {
      sdl: linked(`
        type Query { goods: [Good!]! @shareable version: String! @shareable opening: Hours! }
        type Good @key(fields: "id") { id: ID! kilos: Int! price: Price @shareable }
        type Price @shareable { amount: Int! currency: Currency! }
        type Currency @shareable { code: String! digits: Int! }
        type Hours @shareable { from: Int! to: Int! }`),
      resolvers: {
        Query: { goods: () => RATES, version: () => "1", opening: () => ({ from: 8, to: 17 }) },
        Good: { __resolveReference: rate, kilos: ({ id }) => 10 * Number(id) },
      },
    },
    clock: {
      sdl: linked(`
        type Query { good(id: ID!): Good @shareable closing: Hours! }
        type Good @key(fields: "id") { id: ID! soldAt: Hours! }
        type Hours @shareable { from: Int! to: Int! }`),
      resolvers: {
        Query: { good: (_, args) => rate(args), closing: () => ({ from: 17, to: 8 }) },
        Good: { soldAt: ({ id }) => ({ from: Number(id), to: 2 * Number(id) }) },
      },
    },
  },
  questions: [
    {
      query: "{ goods { name kilos } }",
      data: {
        goods: [
          { name: "Rice", kilos: 10 },
          { name: "Salt", kilos: 20 },
        ],
      },
    },
    { query: "{ version goods { id } }", data: { version: "1", goods: [{ id: "1" }, { id: "2" }] } },
    {
      query: "{ goods { kilos price { amount currency { code digits } } soldAt { to } } }",
      data: {
        goods: [
          { kilos: 10, price: { amount: 5, currency: { code: "XOF", digits: 0 } }, soldAt: { to: 2 } },
          { kilos: 20, price: null, soldAt: { to: 4 } },
        ],
      },
    },
    {
      query: '{ good(id: "1") { name soldAt { from } kilos } other: good(id: "2") { soldAt { to } price { amount } } }',
      data: { good: { name: "Rice", soldAt: { from: 1 }, kilos: 10 }, other: { soldAt: { to: 4 }, price: null } },
    },
    {
      query: "{ opening { from to } closing { to } version }",
      data: { opening: { from: 8, to: 17 }, closing: { to: 8 }, version: "1" },
    },
    { query: '{ good(id: "7") { name kilos soldAt { to } } }', data: { good: null } },
  ],
};
