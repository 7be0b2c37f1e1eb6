// `@skip` and `@include`, on fields and fragments, by literal and by variable, alone and together.
import { found, linked, type Suite } from "./suite";

const SHIPS = [
  { __typename: "Boat", id: "1", name: "Diaga", flag: { code: "SN", name: "Senegal" } },
  { __typename: "Ferry", id: "2", name: "Aline", flag: { code: "ML", name: "Mali" } },
];
const CREWS = [
  { id: "1", captain: { name: "Awa", age: 40 }, hands: 3 },
  { id: "2", captain: { name: "Binta", age: 50 }, hands: 12 },
];

const TWICE = `query ($a: Boolean!, $b: Boolean!) {
  ship(id: "1") { captain @skip(if: $a) { name } captain @include(if: $b) { age } }
}`;
const CROSSED = `query ($a: Boolean!, $b: Boolean! = true) {
  ship(id: "1") { name @include(if: $a) @skip(if: $b) hands @include(if: $b) @skip(if: $a) id }
}`;

export const CONDITIONS: Suite = {
  name: "conditions",
  services: {
    ships: {
      sdl: linked(`
        type Query { ships: [Ship!]! ship(id: ID!): Boat }
        interface Ship { id: ID! name: String! flag: Flag! }
        type Boat implements Ship @key(fields: "id") { id: ID! name: String! flag: Flag! }
        type Ferry implements Ship @key(fields: "id") { id: ID! name: String! flag: Flag! }
        type Flag { code: ID! name: String! }`),
      resolvers: {
        Query: { ships: () => SHIPS, ship: (_, args) => found(SHIPS, "id")(args) },
        Boat: { __resolveReference: found(SHIPS, "id") },
        Ferry: { __resolveReference: found(SHIPS, "id") },
      },
    },
    crews: {
      sdl: linked(`
        type Query { hands: Int! }
        type Boat @key(fields: "id") { id: ID! captain: Captain hands: Int! }
        type Ferry @key(fields: "id") { id: ID! captain: Captain hands: Int! }
        type Captain { name: String! age: Int! }`),
      resolvers: {
        Query: { hands: () => 15 },
        Boat: { __resolveReference: found(CREWS, "id") },
        Ferry: { __resolveReference: found(CREWS, "id") },
      },
    },
  },
  questions: [
    {
      query: "{ hands @skip(if: true) ships { name @include(if: true) id @include(if: false) } }",
      data: { ships: [{ name: "Diaga" }, { name: "Aline" }] },
    },
    { query: "{ hands @skip(if: true) ships @include(if: false) { id } }", data: {} },
    { query: "query ($no: Boolean!) { hands @include(if: $no) }", variables: { no: false }, data: {} },
    {
      query: "query ($no: Boolean!) { ships { name @include(if: $no) flag { code @include(if: $no) } } }",
      variables: { no: false },
      data: { ships: [{ flag: {} }, { flag: {} }] },
    },
    { query: TWICE, variables: { a: false, b: true }, data: { ship: { captain: { name: "Awa", age: 40 } } } },
    { query: TWICE, variables: { a: true, b: true }, data: { ship: { captain: { age: 40 } } } },
    { query: TWICE, variables: { a: false, b: false }, data: { ship: { captain: { name: "Awa" } } } },
    { query: TWICE, variables: { a: true, b: false }, data: { ship: {} } },
    { query: CROSSED, variables: { a: true }, data: { ship: { id: "1" } } },
    { query: CROSSED, variables: { a: true, b: false }, data: { ship: { name: "Diaga", id: "1" } } },
    { query: CROSSED, variables: { a: false }, data: { ship: { hands: 3, id: "1" } } },
    {
      query: `
        query ($y: Boolean = true) {
          ship(id: "1") {
            ... on Ship @include(if: $y) { name }
            ... @skip(if: $y) { hands }
            ...F @include(if: $y)
          }
        }
        fragment F on Boat { flag { name @skip(if: $y) code } }`,
      data: { ship: { name: "Diaga", flag: { code: "SN" } } },
    },
    {
      query: `
        query ($y: Boolean!) {
          ships { ... on Boat @skip(if: $y) { hands } ... on Ferry @include(if: $y) { hands captain { name } } }
        }`,
      variables: { y: true },
      data: { ships: [{}, { hands: 12, captain: { name: "Binta" } }] },
    },
    {
      query: `
        query ($y: Boolean!) {
          ships { a: name @include(if: $y) a: name @skip(if: $y) __typename @skip(if: $y) }
          __typename @include(if: $y)
        }`,
      variables: { y: false },
      data: {
        ships: [
          { a: "Diaga", __typename: "Boat" },
          { a: "Aline", __typename: "Ferry" },
        ],
      },
    },
    {
      query: "query ($y: Boolean!) { ...Q @skip(if: $y) hands } fragment Q on Query { ships { id } hands }",
      variables: { y: true },
      data: { hands: 15 },
    },
  ],
};
