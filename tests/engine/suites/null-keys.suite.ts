// References that lead nowhere: keys that are null, entities that one subgraph does not have.
import { found, linked, type Suite } from "./suite";

const BEDS = [
  { number: 1, guest: { id: "1", papers: { country: "SN", serial: 5 } } },
  { number: 2, guest: null },
  { number: 3, guest: { id: "3", papers: null } },
  { number: 4, guest: { id: null, papers: { country: "ML", serial: null } } },
];
const NAMES = [
  { id: "1", name: "Awa", friends: [{ id: "3" }, null, { id: "9" }] },
  { id: "2", name: "Binta", friends: null },
];
const STAMPS = [{ papers: { country: "SN", serial: 5 }, stamps: ["Rosso", "Kidira"] }];

export const NULL_KEYS: Suite = {
  name: "null keys",
  services: {
    beds: {
      sdl: linked(`
        type Query { beds: [Bed]! bed(number: Int!): Bed }
        type Bed { number: Int! guest: Guest }
        type Guest @key(fields: "id") @key(fields: "papers { country serial }") { id: ID papers: Papers }
        type Papers @shareable { country: String! serial: Int }`),
      resolvers: {
        Query: { beds: () => BEDS, bed: (_, args) => found(BEDS, "number")(args) },
        Guest: {
          __resolveReference: ({ id, papers }) => {
            const guests = BEDS.map(({ guest }) => guest).filter((guest) => guest !== null);
            if (id !== undefined) return guests.find((guest) => id !== null && guest.id === id) ?? null;
            return guests.find((guest) => papers && guest.papers?.serial === papers.serial) ?? null;
          },
        },
      },
    },
    names: {
      sdl: linked(`
        type Query { guests: [Guest]! }
        type Guest @key(fields: "id") { id: ID name: String friends: [Guest] }`),
      resolvers: {
        Query: { guests: () => [NAMES[1], null, NAMES[0]] },
        Guest: { __resolveReference: found(NAMES, "id") },
      },
    },
    border: {
      sdl: linked(`
        type Guest @key(fields: "papers { country serial }") { papers: Papers stamps: [String!] }
        type Papers @shareable { country: String! serial: Int }`),
      resolvers: {
        Guest: {
          __resolveReference: ({ papers }) => STAMPS.find((each) => each.papers.serial === papers?.serial) ?? null,
        },
      },
    },
  },
  questions: [
    {
      query: "{ beds { number guest { name } } }",
      data: {
        beds: [
          { number: 1, guest: { name: "Awa" } },
          { number: 2, guest: null },
          { number: 3, guest: { name: null } },
          { number: 4, guest: { name: null } },
        ],
      },
    },
    {
      query: "{ beds { guest { stamps } } }",
      data: {
        beds: [
          { guest: { stamps: ["Rosso", "Kidira"] } },
          { guest: null },
          { guest: { stamps: null } },
          { guest: { stamps: null } },
        ],
      },
    },
    {
      query: "{ beds { guest { id papers { serial } stamps name } } }",
      data: {
        beds: [
          { guest: { id: "1", papers: { serial: 5 }, stamps: ["Rosso", "Kidira"], name: "Awa" } },
          { guest: null },
          { guest: { id: "3", papers: null, stamps: null, name: null } },
          { guest: { id: null, papers: { serial: null }, stamps: null, name: null } },
        ],
      },
    },
    {
      query: "{ guests { name papers { country } } }",
      data: { guests: [{ name: "Binta", papers: null }, null, { name: "Awa", papers: { country: "SN" } }] },
    },
    {
      query: "{ guests { stamps friends { id name papers { serial } } } }",
      data: {
        guests: [
          { stamps: null, friends: null },
          null,
          {
            stamps: ["Rosso", "Kidira"],
            friends: [{ id: "3", name: null, papers: null }, null, { id: "9", name: null, papers: null }],
          },
        ],
      },
    },
    {
      query: `
        query ($n: Int!) {
          bed(number: $n) { guest { friends { name stamps } } }
          none: bed(number: 8) { guest { name } }
        }`,
      variables: { n: 1 },
      data: {
        bed: { guest: { friends: [{ name: null, stamps: null }, null, { name: null, stamps: null }] } },
        none: null,
      },
    },
    { query: "{ bed(number: 2) { guest { name stamps } } }", data: { bed: { guest: null } } },
  ],
};
