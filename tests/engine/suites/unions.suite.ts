// A union with entities and a value type, alone, in lists and in lists of lists.
import { found, linked, type Suite } from "./suite";

const FINDS = [
  { __typename: "Person", id: "1" },
  { __typename: "Notice", text: "Closed on Friday", topics: [{ name: "hours" }] },
  null,
  { __typename: "Shelter", code: "S1", name: "Sahel" },
  { __typename: "Person", id: "2" },
];
const PEOPLE = [
  { id: "1", name: "Awa", sleepsIn: { code: "S1" } },
  { id: "2", name: "Binta", sleepsIn: null },
];
const SHELTERS = [{ code: "S1", name: "Sahel", beds: 40, guests: [{ id: "1" }] }];

export const UNIONS: Suite = {
  name: "unions",
  services: {
    search: {
      sdl: linked(`
        type Query { finds: [Find]! best: Find pages: [[Find!]] nothing: Find }
        union Find = Person | Shelter | Notice
        type Person @key(fields: "id") { id: ID! }
        type Shelter @key(fields: "code") { code: ID! name: String! @shareable }
        type Notice { text: String! topics: [Topic!]! }
        type Topic { name: String! }`),
      resolvers: {
        Query: {
          finds: () => FINDS,
          best: () => FINDS[3],
          pages: () => [[FINDS[0], FINDS[1]], null, [FINDS[3], FINDS[4]]],
          nothing: () => null,
        },
        Shelter: { name: ({ code }) => SHELTERS.find((each) => each.code === code)?.name },
      },
    },
    people: {
      sdl: linked(`
        type Person @key(fields: "id") { id: ID! name: String! sleepsIn: Shelter }
        type Shelter @key(fields: "code", resolvable: false) { code: ID! }`),
      resolvers: { Person: { __resolveReference: found(PEOPLE, "id") } },
    },
    shelters: {
      sdl: linked(`
        type Shelter @key(fields: "code") { code: ID! name: String! @shareable beds: Int! guests: [Guest!]! }
        union Guest = Person
        type Person @key(fields: "id", resolvable: false) { id: ID! }`),
      resolvers: {
        Shelter: { __resolveReference: found(SHELTERS, "code") },
        Guest: { __resolveType: () => "Person" },
      },
    },
  },
  questions: [
    {
      query: "{ finds { __typename ... on Notice { text } } }",
      data: {
        finds: [
          { __typename: "Person" },
          { __typename: "Notice", text: "Closed on Friday" },
          null,
          { __typename: "Shelter" },
          { __typename: "Person" },
        ],
      },
    },
    {
      query: "{ finds { ... on Person { name } ... on Shelter { name beds } } }",
      data: { finds: [{ name: "Awa" }, {}, null, { name: "Sahel", beds: 40 }, { name: "Binta" }] },
    },
    {
      query: "{ finds { ... on Person { sleepsIn { name beds } } ... on Notice { topics { name } } } }",
      data: {
        finds: [
          { sleepsIn: { name: "Sahel", beds: 40 } },
          { topics: [{ name: "hours" }] },
          null,
          {},
          { sleepsIn: null },
        ],
      },
    },
    {
      query: `
        {
          best { ... on Shelter { guests { ... on Person { id name sleepsIn { code } } } } }
          nothing { __typename }
        }`,
      data: { best: { guests: [{ id: "1", name: "Awa", sleepsIn: { code: "S1" } }] }, nothing: null },
    },
    { query: "{ best { ... on Person { name } } }", data: { best: {} } },
    {
      query: "{ pages { kind: __typename ... on Person { name } ... on Shelter { beds } } }",
      data: {
        pages: [
          [{ kind: "Person", name: "Awa" }, { kind: "Notice" }],
          null,
          [
            { kind: "Shelter", beds: 40 },
            { kind: "Person", name: "Binta" },
          ],
        ],
      },
    },
    {
      query: "{ best { ... on Find { ... on Shelter { code ... on Find { __typename } } } } }",
      data: { best: { code: "S1", __typename: "Shelter" } },
    },
  ],
};
