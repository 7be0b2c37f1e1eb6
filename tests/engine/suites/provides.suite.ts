// What a subgraph provides at one place only, of objects.
import { found, linked, type Suite } from "./suite";

const CLINICS = [
  { id: "c1", name: "Sabou", town: { id: "w1" }, beds: 12 },
  { id: "c2", name: "Nongo", town: { id: "w2" }, beds: 4 },
];
const TOWNS = [
  { id: "w1", name: "Kindia", region: { code: "KD", name: "Kindia region" }, people: 181_126 },
  { id: "w2", name: "Boké", region: { code: "BK", name: "Boké region" }, people: 61_449 },
];
const VISITS = [
  { id: "v1", clinic: { id: "c1", name: "Sabou" }, from: { id: "w2", name: "Boké", region: TOWNS[1]?.region } },
  { id: "v2", clinic: { id: "c2", name: "Nongo" }, from: null },
];

export const PROVIDES: Suite = {
  name: "provides",
  services: {
    clinics: {
      sdl: linked(`
        type Query { clinics: [Clinic!]! }
        type Clinic @key(fields: "id") { id: ID! name: String! @shareable town: Town! beds: Int! }
        type Town @key(fields: "id") { id: ID! }`),
      resolvers: { Query: { clinics: () => CLINICS }, Clinic: { __resolveReference: found(CLINICS, "id") } },
    },
    towns: {
      sdl: linked(`
        type Query { towns: [Town!]! }
        type Town @key(fields: "id") { id: ID! name: String! @shareable region: Region! @shareable people: Int! }
        type Region @shareable { code: ID! name: String! }`),
      resolvers: { Query: { towns: () => TOWNS }, Town: { __resolveReference: found(TOWNS, "id") } },
    },
    visits: {
      sdl: linked(`
        type Query { visits: [Visit!]! latest: Visit @provides(fields: "clinic { name }") }
        type Visit @key(fields: "id") {
          id: ID!
          clinic: Clinic!
          from: Town @provides(fields: "name region { code }")
        }
        type Clinic @key(fields: "id") { id: ID! name: String! @external visits: [Visit!]! }
        type Town @key(fields: "id") { id: ID! name: String! @external region: Region! @external }
        type Region { code: ID! @external }`),
      resolvers: {
        Query: {
          visits: () => VISITS.map(({ clinic, ...visit }) => ({ ...visit, clinic: { id: clinic.id } })),
          latest: () => VISITS[1],
        },
        Visit: { __resolveReference: found(VISITS, "id") },
        Clinic: { visits: ({ id }) => VISITS.filter(({ clinic }) => clinic.id === id) },
      },
    },
  },
  questions: [
    {
      query: "{ latest { clinic { name } from { name } } }",
      data: { latest: { clinic: { name: "Nongo" }, from: null } },
    },
    {
      query: "{ visits { clinic { name } } }",
      data: { visits: [{ clinic: { name: "Sabou" } }, { clinic: { name: "Nongo" } }] },
    },
    {
      query: "{ visits { from { name region { code } } } }",
      data: { visits: [{ from: { name: "Boké", region: { code: "BK" } } }, { from: null }] },
    },
    {
      query: "{ visits { from { people name region { code name } } } }",
      data: {
        visits: [
          { from: { people: 61_449, name: "Boké", region: { code: "BK", name: "Boké region" } } },
          { from: null },
        ],
      },
    },
    {
      query: "{ latest { clinic { name beds town { name region { name } } } } }",
      data: { latest: { clinic: { name: "Nongo", beds: 4, town: { name: "Boké", region: { name: "Boké region" } } } } },
    },
    {
      query: "{ clinics { name visits { id from { region { code } } clinic { name } } town { region { code } } } }",
      data: {
        clinics: [
          {
            name: "Sabou",
            visits: [{ id: "v1", from: { region: { code: "BK" } }, clinic: { name: "Sabou" } }],
            town: { region: { code: "KD" } },
          },
          {
            name: "Nongo",
            visits: [{ id: "v2", from: null, clinic: { name: "Nongo" } }],
            town: { region: { code: "BK" } },
          },
        ],
      },
    },
  ],
};
