// Conditions on what a fetch of its own is for: the whole of it, part of it, its keys, and what it requires.
import { found, linked, type Suite } from "./suite";

const PEOPLE = [
  { id: "1", name: "Awa", born: 1990, home: { id: "h1" } },
  { id: "2", name: "Binta", born: 2015, home: null },
];
const HOMES = [{ id: "h1", town: "Thiès", owner: { id: "2" } }];

const refuse = () => Promise.reject(new Error("Nobody may ask for this."));

export const CONDITIONAL_FETCHES: Suite = {
  name: "conditional fetches",
  services: {
    people: {
      sdl: linked(`
        type Query { people: [Person!]! }
        type Person @key(fields: "id") { id: ID! name: String! born: Int! home: Home }
        type Home @key(fields: "id", resolvable: false) { id: ID! }`),
      resolvers: { Query: { people: () => PEOPLE }, Person: { __resolveReference: found(PEOPLE, "id") } },
    },
    homes: {
      sdl: linked(`
        type Home @key(fields: "id") { id: ID! town: String! owner: Person }
        type Person @key(fields: "id", resolvable: false) { id: ID! }`),
      resolvers: { Home: { __resolveReference: found(HOMES, "id") } },
    },
    clinic: {
      sdl: linked(`
        type Person @key(fields: "id") {
          id: ID! born: Int! @external isMinor: Boolean! @requires(fields: "born") weight(unit: String = "kg"): String
          secret: String
        }`),
      resolvers: {
        Person: {
          isMinor: ({ born }) => born > 2005,
          weight: ({ id }, { unit }) => 30 * Number(id) + " " + unit,
          secret: refuse,
        },
      },
    },
  },
  questions: [
    { query: "{ people { name secret @skip(if: true) } }", data: { people: [{ name: "Awa" }, { name: "Binta" }] } },
    {
      query: "query ($y: Boolean!) { people { name isMinor @include(if: $y) } }",
      variables: { y: true },
      data: {
        people: [
          { name: "Awa", isMinor: false },
          { name: "Binta", isMinor: true },
        ],
      },
    },
    {
      query: "query ($y: Boolean!) { people { born @skip(if: $y) id @skip(if: $y) isMinor } }",
      variables: { y: true },
      data: { people: [{ isMinor: false }, { isMinor: true }] },
    },
    {
      query: "query ($y: Boolean!) { people { weight @skip(if: $y) secret @include(if: $y) isMinor } }",
      variables: { y: false },
      data: {
        people: [
          { weight: "30 kg", isMinor: false },
          { weight: "60 kg", isMinor: true },
        ],
      },
    },
    {
      query: "query ($y: Boolean!, $u: String) { people { ... @include(if: $y) { weight(unit: $u) home { town } } } }",
      variables: { y: true, u: "lb" },
      data: {
        people: [
          { weight: "30 lb", home: { town: "Thiès" } },
          { weight: "60 lb", home: null },
        ],
      },
    },
    {
      query: "query ($y: Boolean!, $u: String) { people { ... @include(if: $y) { weight(unit: $u) home { town } } } }",
      variables: { y: false },
      data: { people: [{}, {}] },
    },
    {
      query: `
        query ($y: Boolean!) {
          people {
            home @include(if: $y) { town owner @skip(if: $y) { name } }
            home { owner { isMinor @include(if: $y) secret @skip(if: $y) } }
          }
        }`,
      variables: { y: true },
      data: { people: [{ home: { town: "Thiès", owner: { isMinor: true } } }, { home: null }] },
    },
    {
      query: `
        query ($y: Boolean!) { people { home { ...H @skip(if: $y) ... on Home { owner { name } } } } }
        fragment H on Home { town owner { secret } }`,
      variables: { y: true },
      data: { people: [{ home: { owner: { name: "Binta" } } }, { home: null }] },
    },
    {
      query: "query ($y: Boolean!) { people { secret @include(if: $y) name } }",
      variables: { y: true },
      data: {
        people: [
          { secret: null, name: "Awa" },
          { secret: null, name: "Binta" },
        ],
      },
      errors: ["people.0.secret", "people.1.secret"],
    },
  ],
};
