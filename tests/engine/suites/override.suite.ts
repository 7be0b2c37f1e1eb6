// Fields that one subgraph took over from another, which still has them with older answers.
import { found, linked, type Suite } from "./suite";

const PEOPLE = [
  { id: "1", name: "Awa", phone: "old 1", note: "old note 1", address: { town: "Dakar" } },
  { id: "2", name: "Binta", phone: "old 2", note: "old note 2", address: null },
];
const PHONES = [
  { id: "1", phone: "new 1", note: "new note 1" },
  { id: "2", phone: null, note: "new note 2" },
];

export const OVERRIDE: Suite = {
  name: "override",
  services: {
    old: {
      sdl: linked(`
        type Query { people: [Person!]! newest: Person hello: String! }
        type Person @key(fields: "id") { id: ID! name: String! phone: String note: String! address: Address }
        type Address { town: String! }`),
      resolvers: {
        Query: { people: () => PEOPLE, newest: () => PEOPLE[0], hello: () => "old" },
        Person: { __resolveReference: found(PEOPLE, "id") },
      },
    },
    new: {
      sdl: linked(`
        type Query { newest: Person @override(from: "old") hello: String! @override(from: "old") }
        type Person @key(fields: "id") {
          id: ID! phone: String @override(from: "old") note: String! @override(from: "old")
        }`),
      resolvers: {
        Query: { newest: () => PHONES[1], hello: () => "new" },
        Person: { __resolveReference: found(PHONES, "id") },
      },
    },
    cards: {
      sdl: linked(`
        type Person @key(fields: "id") {
          id: ID! note: String! @external card: String! @requires(fields: "note")
        }`),
      resolvers: { Person: { card: ({ note }) => "[" + note + "]" } },
    },
  },
  questions: [
    { query: "{ hello }", data: { hello: "new" } },
    {
      query: "{ people { name phone } }",
      data: {
        people: [
          { name: "Awa", phone: "new 1" },
          { name: "Binta", phone: null },
        ],
      },
    },
    { query: "{ newest { id phone } }", data: { newest: { id: "2", phone: null } } },
    {
      query: "{ newest { name note address { town } } }",
      data: { newest: { name: "Binta", note: "new note 2", address: null } },
    },
    { query: "{ people { card } }", data: { people: [{ card: "[new note 1]" }, { card: "[new note 2]" }] } },
  ],
};
