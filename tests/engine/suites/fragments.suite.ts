// Named fragments: in others, used again, of abstract types, and over two subgraphs.
import { found, linked, type Suite } from "./suite";

const PEOPLE = [
  { __typename: "Doctor", id: "1", name: "Awa", degree: "MD", works: { id: "w1" } },
  { __typename: "Driver", id: "2", name: "Binta", plate: "DK-2", works: { id: "w2" } },
];
const SITES = [
  { id: "w1", town: "Thiès", chief: { __typename: "Driver", id: "2" } },
  { id: "w2", town: "Kayes", chief: null },
];
const person = found(PEOPLE, "id");

export const FRAGMENTS: Suite = {
  name: "fragments",
  services: {
    staff: {
      sdl: linked(`
        type Query { staff: [Staff!]! one: Doctor! either: Either }
        union Either = Doctor | Driver
        interface Staff { id: ID! name: String! works: Site! }
        type Doctor implements Staff @key(fields: "id") { id: ID! name: String! works: Site! degree: String! }
        type Driver implements Staff @key(fields: "id") { id: ID! name: String! works: Site! plate: String! }
        type Site @key(fields: "id", resolvable: false) { id: ID! }`),
      resolvers: {
        Query: { staff: () => PEOPLE, one: () => PEOPLE[0], either: () => PEOPLE[1] },
        Doctor: { __resolveReference: person },
        Driver: { __resolveReference: person },
      },
    },
    sites: {
      sdl: linked(`
        type Query { sites: [Site!]! }
        type Site @key(fields: "id") { id: ID! town: String! chief: Driver }
        type Driver @key(fields: "id") { id: ID! keys: [String!]! }`),
      resolvers: {
        Query: { sites: () => SITES },
        Site: { __resolveReference: found(SITES, "id") },
        Driver: { keys: ({ id }) => ["key " + id] },
      },
    },
  },
  questions: [
    {
      query: `
        { staff { ...Who } one { ...Who } }
        fragment Who on Staff { name works { ...Where } }
        fragment Where on Site { town }`,
      data: {
        staff: [
          { name: "Awa", works: { town: "Thiès" } },
          { name: "Binta", works: { town: "Kayes" } },
        ],
        one: { name: "Awa", works: { town: "Thiès" } },
      },
    },
    {
      query: `
        { staff { ...A ...B } }
        fragment A on Doctor { degree works { id } }
        fragment B on Driver { plate keys works { town } }`,
      data: {
        staff: [
          { degree: "MD", works: { id: "w1" } },
          { plate: "DK-2", keys: ["key 2"], works: { town: "Kayes" } },
        ],
      },
    },
    {
      query: `
        { either { ...E } }
        fragment E on Either { ... on Staff { name ...S } }
        fragment S on Staff { ... on Driver { keys } ... on Doctor { degree } }`,
      data: { either: { name: "Binta", keys: ["key 2"] } },
    },
    {
      query: `
        { ...Q ...R }
        fragment Q on Query { sites { ...S } }
        fragment R on Query { sites { chief { name } } one { name } }
        fragment S on Site { town chief { keys } }`,
      data: {
        sites: [
          { town: "Thiès", chief: { keys: ["key 2"], name: "Binta" } },
          { town: "Kayes", chief: null },
        ],
        one: { name: "Awa" },
      },
    },
    {
      query: `
        query ($y: Boolean!) { staff { works { ...D } } }
        fragment D on Site { chief { works { ...T } ...K @include(if: $y) } }
        fragment T on Site { t: town }
        fragment K on Driver { keys }`,
      variables: { y: true },
      data: { staff: [{ works: { chief: { works: { t: "Kayes" }, keys: ["key 2"] } } }, { works: { chief: null } }] },
    },
    {
      query: `
        { one { ... { name } ... on Staff { name id } ... on Doctor { ...D } ...D } }
        fragment D on Doctor { works { town } degree }`,
      data: { one: { name: "Awa", id: "1", works: { town: "Thiès" }, degree: "MD" } },
    },
    {
      query: `
        { staff { works { town } ...L } }
        fragment L on Staff { works { chief { plate } } ... on Driver { works { chief { keys } } } }`,
      data: {
        staff: [{ works: { town: "Thiès", chief: { plate: "DK-2" } } }, { works: { town: "Kayes", chief: null } }],
      },
    },
  ],
};
