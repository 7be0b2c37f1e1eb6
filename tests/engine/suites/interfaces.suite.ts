// An interface whose types have their fields in two subgraphs.
import { found, linked, type Suite } from "./suite";

const VESSELS = [
  {
    __typename: "Boat",
    id: "v1",
    name: "Diaga",
    sails: 1,
    home: { name: "Yoff" },
    convoy: [{ __typename: "Ferry", id: "v2" }],
  },
  { __typename: "Ferry", id: "v2", name: "Aline", decks: 3, home: null, convoy: [] },
  { __typename: "Boat", id: "v3", name: "Coumba", sails: 2, home: { name: "Mbour" }, convoy: [] },
];
const vessel = found(VESSELS, "id");
const CREWS = [
  { id: "v1", captain: "Awa", mates: ["Binta", "Coly"], nets: 4 },
  { id: "v2", captain: "Demba", mates: [], cars: 28 },
  { id: "v3", captain: null, mates: ["Elhadj"], nets: 2 },
];

export const INTERFACES: Suite = {
  name: "interfaces",
  services: {
    fleet: {
      sdl: linked(`
        type Query { vessels: [Vessel!]! vessel(id: ID!): Vessel rows: [[Vessel]] }
        interface Vessel { id: ID! name: String! home: Place convoy: [Vessel!]! }
        type Boat implements Vessel @key(fields: "id") {
          id: ID! name: String! home: Place convoy: [Vessel!]! sails: Int!
        }
        type Ferry implements Vessel @key(fields: "id") {
          id: ID! name: String! home: Place convoy: [Vessel!]! decks: Int!
        }
        type Place { name: String! }`),
      resolvers: {
        Query: {
          vessels: () => VESSELS,
          vessel: (_, args) => vessel(args),
          rows: () => [[VESSELS[0], null, VESSELS[1]], null, [], [VESSELS[2]]],
        },
        Vessel: { __resolveType: ({ id }) => VESSELS.find((each) => each.id === id)?.__typename },
        Boat: { __resolveReference: vessel, convoy: ({ convoy }) => convoy.map(vessel) },
        Ferry: { __resolveReference: vessel },
      },
    },
    crews: {
      sdl: linked(`
        type Query { unmanned: [Manned!]! }
        interface Manned { id: ID! captain: String }
        type Boat implements Manned @key(fields: "id") { id: ID! captain: String mates: [String!]! nets: Int }
        type Ferry implements Manned @key(fields: "id") { id: ID! captain: String mates: [String!]! cars: Int }`),
      resolvers: {
        Query: { unmanned: () => [{ __typename: "Boat", ...CREWS[2] }] },
        Boat: { __resolveReference: found(CREWS, "id") },
        Ferry: { __resolveReference: found(CREWS, "id") },
      },
    },
  },
  questions: [
    {
      query: "{ vessels { __typename name home { name } } }",
      data: {
        vessels: [
          { __typename: "Boat", name: "Diaga", home: { name: "Yoff" } },
          { __typename: "Ferry", name: "Aline", home: null },
          { __typename: "Boat", name: "Coumba", home: { name: "Mbour" } },
        ],
      },
    },
    {
      query: "{ vessels { ... on Boat { nets sails } ... on Ferry { cars decks } } }",
      data: {
        vessels: [
          { nets: 4, sails: 1 },
          { cars: 28, decks: 3 },
          { nets: 2, sails: 2 },
        ],
      },
    },
    { query: "{ vessels { ... on Ferry { captain } } }", data: { vessels: [{}, { captain: "Demba" }, {}] } },
    {
      query: "{ vessels { name ... on Manned { captain } } }",
      data: {
        vessels: [
          { name: "Diaga", captain: "Awa" },
          { name: "Aline", captain: "Demba" },
          { name: "Coumba", captain: null },
        ],
      },
    },
    {
      query: "{ unmanned { __typename captain ... on Vessel { name home { name } } ... on Boat { sails } } }",
      data: {
        unmanned: [{ __typename: "Boat", captain: null, name: "Coumba", home: { name: "Mbour" }, sails: 2 }],
      },
    },
    {
      query: "{ rows { name ... on Boat { mates } } }",
      data: {
        rows: [
          [{ name: "Diaga", mates: ["Binta", "Coly"] }, null, { name: "Aline" }],
          null,
          [],
          [{ name: "Coumba", mates: ["Elhadj"] }],
        ],
      },
    },
    {
      query: 'query { vessel(id: "v1") { convoy { __typename name ... on Ferry { cars convoy { id } } } } }',
      data: { vessel: { convoy: [{ __typename: "Ferry", name: "Aline", cars: 28, convoy: [] }] } },
    },
    {
      query: '{ vessel(id: "v2") { ... on Vessel { ... on Boat { nets } ... on Vessel { ... on Ferry { mates } } } } }',
      data: { vessel: { mates: [] } },
    },
    {
      query: '{ a: vessel(id: "v3") { kind: __typename ... on Boat { id } } b: vessel(id: "v9") { __typename } }',
      data: { a: { kind: "Boat", id: "v3" }, b: null },
    },
  ],
};
