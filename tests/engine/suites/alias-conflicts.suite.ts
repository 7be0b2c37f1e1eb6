// One response name for several fields: of different types, arguments and subgraphs.
import { found, linked, type Suite } from "./suite";

const PEOPLE = [
  { id: "p1", name: "Awa", boss: { id: "p2" } },
  { id: "p2", name: "Binta", boss: null },
];
const TEAMS = [{ id: 7, label: "Logistics", size: 3 }];
const CARS = [{ plate: "DK-1", label: "Truck", size: { width: 2, unit: "m" } }];
const MEMBERS = [
  { __typename: "Person", id: "p1" },
  { __typename: "Team", id: 7 },
  { __typename: "Car", id: "c1", plate: "DK-1" },
];

export const ALIAS_CONFLICTS: Suite = {
  name: "alias conflicts",
  services: {
    members: {
      sdl: linked(`
        type Query { members: [Member!]! first: Member! }
        union Member = Person | Team | Car
        type Person @key(fields: "id") { id: ID! team: Team! }
        type Team @key(fields: "id") { id: Int! lead: Person! deputy: Person cars(kind: String): [Car!]! }
        type Car @key(fields: "plate") { id: String plate: String! keeper: Team! driver(shift: Int!): Person }`),
      resolvers: {
        Query: { members: () => MEMBERS, first: () => MEMBERS[0] },
        Person: { team: () => ({ id: 7 }) },
        Team: {
          lead: () => ({ id: "p2" }),
          deputy: () => ({ id: "p1" }),
          cars: (_, { kind }) => (kind === "none" ? [] : [MEMBERS[2]]),
        },
        Car: {
          __resolveReference: ({ plate }) => ({ id: "c1", plate }),
          keeper: () => ({ id: 7 }),
          driver: (_, { shift }) => (shift > 2 ? null : { id: "p" + shift }),
        },
      },
    },
    names: {
      sdl: linked(`
        type Person @key(fields: "id") { id: ID! name: String! boss: Person }
        type Team @key(fields: "id") { id: Int! label: String size: Int! }
        type Car @key(fields: "plate") { plate: String! label: String! size: Size }
        type Size { width: Int! unit: String! }`),
      resolvers: {
        Person: {
          __resolveReference: found(PEOPLE, "id"),
          boss: ({ boss }) => boss && found(PEOPLE, "id")(boss),
        },
        Team: { __resolveReference: found(TEAMS, "id") },
        Car: { __resolveReference: found(CARS, "plate") },
      },
    },
  },
  questions: [
    {
      query: "{ members { ... on Person { name } ... on Team { label } ... on Car { tag: label } } }",
      data: { members: [{ name: "Awa" }, { label: "Logistics" }, { tag: "Truck" }] },
    },
    {
      query: `
        {
          members {
            ... on Person { x: team { label } }
            ... on Team { x: lead { name } }
            ... on Car { x: keeper { size } }
          }
        }`,
      data: { members: [{ x: { label: "Logistics" } }, { x: { name: "Binta" } }, { x: { size: 3 } }] },
    },
    {
      query: "{ members { ... on Person { size: name } ... on Team { label } ... on Car { plate } } }",
      data: { members: [{ size: "Awa" }, { label: "Logistics" }, { plate: "DK-1" }] },
    },
    {
      query: `
        {
          members {
            ... on Person { at: boss { id } }
            ... on Car { at: size { unit } }
            ... on Team { at: deputy { boss { name } name } }
          }
        }`,
      data: {
        members: [{ at: { id: "p2" } }, { at: { boss: { name: "Binta" }, name: "Awa" } }, { at: { unit: "m" } }],
      },
    },
    {
      query: `
        {
          members {
            ... on Car {
              a: driver(shift: 1) { name }
              b: driver(shift: 2) { name }
              c: driver(shift: 3) { name }
            }
          }
        }`,
      data: { members: [{}, {}, { a: { name: "Awa" }, b: { name: "Binta" }, c: null }] },
    },
    {
      query: `
        {
          members {
            ... on Team { x: cars { label } y: cars(kind: "none") { label } z: lead { id } }
            ... on Car { z: keeper { size } }
            ... on Person { z: team { lead { id } } }
          }
        }`,
      data: {
        members: [
          { z: { lead: { id: "p2" } } },
          { x: [{ label: "Truck" }], y: [], z: { id: "p2" } },
          { z: { size: 3 } },
        ],
      },
    },
    {
      query: "{ first { ... on Person { id: name name: id } } members { ... on Person { id: name } } }",
      data: { first: { id: "Awa", name: "p1" }, members: [{ id: "Awa" }, {}, {}] },
    },
  ],
};
