// Interfaces that implement interfaces, as value types and on entities, in subgraphs that know some of them.
import { found, linked, type Suite } from "./suite";

const PEOPLE = [
  { __typename: "Nurse", id: "1", name: "Awa", ward: { __typename: "Surgery", label: "S1", tables: 2 } },
  { __typename: "Guest", id: "2", name: "Binta", invitedBy: { __typename: "Nurse", id: "1" } },
  { __typename: "Robot", id: "3", serial: "R-3" },
];
const PAY = [{ id: "1", cents: 300_000, grade: { __typename: "Junior", step: 2 } }];
const person = found(PEOPLE, "id");

export const INTERFACE_HIERARCHY: Suite = {
  name: "interface hierarchy",
  services: {
    register: {
      sdl: linked(`
        type Query { nodes: [Node!]! named: [Named!]! node(id: ID!): Node }
        interface Node { id: ID! }
        interface Named implements Node { id: ID! name: String! }
        type Nurse implements Node & Named @key(fields: "id") { id: ID! name: String! ward: Ward }
        type Guest implements Node & Named { id: ID! name: String! invitedBy: Named }
        type Robot implements Node @key(fields: "id") { id: ID! serial: String! }
        interface Ward { label: String! }
        type Surgery implements Ward { label: String! tables: Int! }
        type Maternity implements Ward { label: String! cots: Int! }`),
      resolvers: {
        Query: {
          nodes: () => PEOPLE,
          named: () => PEOPLE.filter(({ name }) => name),
          node: (_, args) => person(args),
        },
        Nurse: { __resolveReference: person },
        Robot: { __resolveReference: person },
        Guest: { invitedBy: ({ invitedBy }) => person(invitedBy) },
      },
    },
    payroll: {
      sdl: linked(`
        interface Paid { id: ID! cents: Int! grade: Grade! }
        type Nurse implements Paid @key(fields: "id") { id: ID! cents: Int! grade: Grade! }
        interface Grade { step: Int! }
        type Junior implements Grade { step: Int! }
        type Senior implements Grade { step: Int! title: String! }`),
      resolvers: { Nurse: { __resolveReference: found(PAY, "id") } },
    },
    workshop: {
      sdl: linked(`type Robot @key(fields: "id") { id: ID! battery: Int! }`),
      resolvers: { Robot: { battery: ({ id }) => 10 * Number(id) } },
    },
  },
  questions: [
    {
      query: "{ nodes { __typename id ... on Named { name } } }",
      data: {
        nodes: [
          { __typename: "Nurse", id: "1", name: "Awa" },
          { __typename: "Guest", id: "2", name: "Binta" },
          { __typename: "Robot", id: "3" },
        ],
      },
    },
    {
      query: `
        {
          nodes { ... on Paid { cents grade { step ... on Senior { title } } } ... on Robot { battery serial } }
        }`,
      data: { nodes: [{ cents: 300_000, grade: { step: 2 } }, {}, { battery: 30, serial: "R-3" }] },
    },
    {
      query: "{ named { ... on Node { id } ... on Guest { invitedBy { name ... on Paid { cents } } } } }",
      data: { named: [{ id: "1" }, { id: "2", invitedBy: { name: "Awa", cents: 300_000 } }] },
    },
    {
      query: `
        {
          named {
            ... on Nurse { ward { __typename label ... on Surgery { tables } ... on Maternity { cots } } }
          }
        }`,
      data: { named: [{ ward: { __typename: "Surgery", label: "S1", tables: 2 } }, {}] },
    },
    {
      query: 'query { node(id: "1") { ... on Paid { grade { __typename ... on Junior { step } } } } }',
      data: { node: { grade: { __typename: "Junior", step: 2 } } },
    },
    { query: '{ node(id: "2") { ... on Paid { cents } __typename } }', data: { node: { __typename: "Guest" } } },
  ],
};
