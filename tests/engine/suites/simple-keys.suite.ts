// One key for each entity, and two subgraphs that both have root fields.
import { found, linked, type Suite } from "./suite";

const PORTS = [
  { code: "DKR", name: "Dakar", country: "Senegal" },
  { code: "NDB", name: "Nouadhibou", country: "Mauritania" },
  { code: "LPA", name: "Las Palmas", country: null },
];
const WEATHER = [
  { code: "DKR", windKnots: 12, storm: null },
  { code: "NDB", windKnots: 31, storm: { name: "Harmattan", category: 2 } },
  { code: "LPA", windKnots: null, storm: null },
];

export const SIMPLE_KEYS: Suite = {
  name: "simple keys",
  services: {
    ports: {
      sdl: linked(`
        type Query { ports: [Port!]! port(code: ID!): Port }
        type Port @key(fields: "code") { code: ID! name: String! country: String }`),
      resolvers: {
        Query: { ports: () => PORTS, port: (_, args) => found(PORTS, "code")(args) },
        Port: { __resolveReference: found(PORTS, "code") },
      },
    },
    weather: {
      sdl: linked(`
        type Query { windiest: Port calm: [Port!]! }
        type Port @key(fields: "code") { code: ID! windKnots: Int storm: Storm }
        type Storm { name: String! category: Int! }`),
      resolvers: {
        Query: { windiest: () => WEATHER[1], calm: () => WEATHER.filter(({ storm }) => !storm) },
        Port: { __resolveReference: found(WEATHER, "code") },
      },
    },
  },
  questions: [
    {
      query: "{ ports { name windKnots } }",
      data: {
        ports: [
          { name: "Dakar", windKnots: 12 },
          { name: "Nouadhibou", windKnots: 31 },
          { name: "Las Palmas", windKnots: null },
        ],
      },
    },
    {
      query: "{ ports { code storm { name category } country } }",
      data: {
        ports: [
          { code: "DKR", storm: null, country: "Senegal" },
          { code: "NDB", storm: { name: "Harmattan", category: 2 }, country: "Mauritania" },
          { code: "LPA", storm: null, country: null },
        ],
      },
    },
    {
      query: "query ($code: ID!) { port(code: $code) { __typename windKnots storm { __typename } } }",
      variables: { code: "NDB" },
      data: { port: { __typename: "Port", windKnots: 31, storm: { __typename: "Storm" } } },
    },
    { query: '{ port(code: "XXX") { name windKnots } }', data: { port: null } },
    {
      query: "{ windiest { name country windKnots } calm { name } }",
      data: {
        windiest: { name: "Nouadhibou", country: "Mauritania", windKnots: 31 },
        calm: [{ name: "Dakar" }, { name: "Las Palmas" }],
      },
    },
    {
      query: "{ windiest { code } ports { code } }",
      data: { windiest: { code: "NDB" }, ports: [{ code: "DKR" }, { code: "NDB" }, { code: "LPA" }] },
    },
    {
      query: '{ __typename port(code: "DKR") { storm { category } windKnots } calm { windKnots country } }',
      data: {
        __typename: "Query",
        port: { storm: null, windKnots: 12 },
        calm: [
          { windKnots: 12, country: "Senegal" },
          { windKnots: null, country: null },
        ],
      },
    },
  ],
};
