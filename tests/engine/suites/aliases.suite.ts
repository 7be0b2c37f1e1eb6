// A field under several names, and names that are those of other fields, keys among them.
import { found, linked, type Suite } from "./suite";

const PORTS = [
  { code: "DKR", name: "Dakar", twin: { code: "NDB" } },
  { code: "NDB", name: "Nouadhibou", twin: null },
];
const TIDES = [
  { code: "DKR", levels: [1, 2, 3] },
  { code: "NDB", levels: [4, 5, 6] },
];

export const ALIASES: Suite = {
  name: "aliases",
  services: {
    ports: {
      sdl: linked(`
        type Query { ports(first: Int = 9): [Port!]! port(code: ID!): Port }
        type Port @key(fields: "code") { code: ID! name(upper: Boolean): String! twin: Port }`),
      resolvers: {
        Query: {
          ports: (_, { first }) => PORTS.slice(0, first),
          port: (_, args) => found(PORTS, "code")(args),
        },
        Port: {
          __resolveReference: found(PORTS, "code"),
          name: ({ code }, { upper }) => {
            const name = PORTS.find((port) => port.code === code)?.name;
            return upper ? name?.toUpperCase() : name;
          },
        },
      },
    },
    tides: {
      sdl: linked(`
        type Query { highest: Port! }
        type Port @key(fields: "code") { code: ID! level(day: Int!): Int tide: Tide! }
        type Tide { level(day: Int!): Int port: Port! }`),
      resolvers: {
        Query: { highest: () => TIDES[1] },
        Port: {
          __resolveReference: found(TIDES, "code"),
          level: ({ levels }, { day }) => levels[day],
          tide: (port) => port,
        },
        Tide: { level: ({ levels }, { day }) => levels[day], port: (port) => port },
      },
    },
  },
  questions: [
    {
      query: '{ a: port(code: "DKR") { level(day: 0) } b: port(code: "NDB") { level(day: 0) } }',
      data: { a: { level: 1 }, b: { level: 4 } },
    },
    {
      query: "query ($d: Int!) { ports { now: level(day: 0) then: level(day: $d) never: level(day: 8) } }",
      variables: { d: 2 },
      data: {
        ports: [
          { now: 1, then: 3, never: null },
          { now: 4, then: 6, never: null },
        ],
      },
    },
    {
      query: `
        {
          ports {
            name
            loud: name(upper: true)
            quiet: name(upper: false)
            tide { level(day: 1) other: level(day: 2) }
          }
        }`,
      data: {
        ports: [
          { name: "Dakar", loud: "DAKAR", quiet: "Dakar", tide: { level: 2, other: 3 } },
          { name: "Nouadhibou", loud: "NOUADHIBOU", quiet: "Nouadhibou", tide: { level: 5, other: 6 } },
        ],
      },
    },
    {
      query: "{ ports(first: 1) { code: name level(day: 0) } }",
      data: { ports: [{ code: "Dakar", level: 1 }] },
      stock: "Takes the key that it added for what the client calls by the same name.",
    },
    {
      query: `
        {
          ports { name: code code: name }
          all: ports { level: code }
          one: ports(first: 1) { twin { code level(day: 0) } }
        }`,
      data: {
        ports: [
          { name: "DKR", code: "Dakar" },
          { name: "NDB", code: "Nouadhibou" },
        ],
        all: [{ level: "DKR" }, { level: "NDB" }],
        one: [{ twin: { code: "NDB", level: 4 } }],
      },
    },
    {
      query: "{ ports { t: twin { n: name } t: twin { l: level(day: 0) } x: tide { p: port { c: code n: name } } } }",
      data: {
        ports: [
          { t: { n: "Nouadhibou", l: 4 }, x: { p: { c: "DKR", n: "Dakar" } } },
          { t: null, x: { p: { c: "NDB", n: "Nouadhibou" } } },
        ],
      },
    },
    {
      query: "{ highest { t: __typename u: __typename name __typename } q: __typename }",
      data: { highest: { t: "Port", u: "Port", name: "Nouadhibou", __typename: "Port" }, q: "Query" },
    },
    {
      query: "{ ports: highest { name } highest: ports(first: 1) { tide { port { twin { name } } } } }",
      data: { ports: { name: "Nouadhibou" }, highest: [{ tide: { port: { twin: { name: "Nouadhibou" } } } }] },
    },
  ],
};
