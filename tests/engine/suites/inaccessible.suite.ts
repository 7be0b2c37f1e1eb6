// Types, fields and enum values that subgraphs use among themselves, and clients never see.
import { found, HIDES_NULLS, linked, type Suite } from "./suite";

const CASES = [
  { id: "1", file: 11, status: "OPEN", subject: { __typename: "Adult", name: "Awa" }, history: ["OPEN", "SEALED"] },
  { id: "2", file: 22, status: "SEALED", subject: { __typename: "Minor", age: 9 }, history: ["OPEN"] },
  { id: "3", file: 33, status: "CLOSED", subject: null, history: [] },
];
const FILES = [
  { file: 11, pages: 3 },
  { file: 22, pages: 5 },
  { file: 33, pages: 0 },
];

export const INACCESSIBLE: Suite = {
  name: "inaccessible",
  services: {
    cases: {
      sdl: linked(`
        type Query { cases: [Case!]! hidden: String @inaccessible case(id: ID!, secretly: Boolean @inaccessible): Case }
        type Case @key(fields: "id") @key(fields: "file") {
          id: ID! file: Int! @inaccessible status: Status subject: Subject history: [Status!]
        }
        enum Status { OPEN CLOSED SEALED @inaccessible }
        union Subject = Adult | Minor
        type Adult { name: String! }
        type Minor @inaccessible { age: Int! }`),
      resolvers: {
        Query: { cases: () => CASES, case: (_, { id }) => found(CASES, "id")({ id }), hidden: () => "hidden" },
        Case: {
          __resolveReference: (reference) => found(CASES, reference.id === undefined ? "file" : "id")(reference),
        },
      },
    },
    files: {
      sdl: linked(`
        type Query { thickest: Case }
        type Case @key(fields: "file") { file: Int! pages: Int! }`),
      resolvers: { Query: { thickest: () => FILES[1] }, Case: { __resolveReference: found(FILES, "file") } },
    },
    labels: {
      sdl: linked(`
        type Case @key(fields: "id") {
          id: ID! file: Int! @external status: Status @external
          label: String! @requires(fields: "file status")
        }
        enum Status { OPEN CLOSED SEALED }`),
      resolvers: { Case: { label: ({ file, status }) => file + " " + status } },
    },
  },
  questions: [
    { query: "{ cases { pages } }", data: { cases: [{ pages: 3 }, { pages: 5 }, { pages: 0 }] } },
    {
      query: "{ cases { label } }",
      data: { cases: [{ label: "11 OPEN" }, { label: "22 SEALED" }, { label: "33 CLOSED" }] },
    },
    { query: "{ thickest { id label pages } }", data: { thickest: { id: "2", label: "22 SEALED", pages: 5 } } },
    {
      query: "{ cases { id status } }",
      data: {
        cases: [
          { id: "1", status: "OPEN" },
          { id: "2", status: null },
          { id: "3", status: "CLOSED" },
        ],
      },
      errors: ["cases.1.status"],
      stock: HIDES_NULLS,
    },
    {
      query: "{ cases { history } }",
      data: { cases: [{ history: null }, { history: ["OPEN"] }, { history: [] }] },
      errors: ["cases.0.history.1"],
      stock: HIDES_NULLS,
    },
    {
      query: '{ a: case(id: "1") { subject { ... on Adult { name } } } b: case(id: "3") { subject { __typename } } }',
      data: { a: { subject: { name: "Awa" } }, b: { subject: null } },
    },
    {
      query: '{ case(id: "2") { id subject { __typename } } }',
      data: { case: { id: "2", subject: null } },
      errors: ["case.subject"],
      stock: HIDES_NULLS,
    },
    {
      query: '{ a: __type(name: "Minor") { name } b: __type(name: "Status") { enumValues { name } } }',
      data: { a: null, b: { enumValues: [{ name: "OPEN" }, { name: "CLOSED" }] } },
    },
  ],
};
