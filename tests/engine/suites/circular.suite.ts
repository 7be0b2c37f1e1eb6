// Entities that lead to one another, back and forth between subgraphs.
import { found, linked, type Suite } from "./suite";

const PEOPLE = [
  { id: "1", name: "Awa" },
  { id: "2", name: "Binta" },
  { id: "3", name: "Coly" },
];
const HOUSED = [
  { id: "1", home: { id: "h1" }, friends: [{ id: "2" }, { id: "3" }] },
  { id: "2", home: { id: "h1" }, friends: [{ id: "1" }] },
  { id: "3", home: null, friends: [] },
];
const HOMES = [{ id: "h1", name: "Keur", mayor: { id: "3" } }];
const housed = found(HOUSED, "id");

export const CIRCULAR: Suite = {
  name: "circular",
  services: {
    people: {
      sdl: linked(`
        type Query { person(id: ID!): Person }
        type Person @key(fields: "id") { id: ID! name: String! self: Person! }`),
      resolvers: {
        Query: { person: (_, args) => found(PEOPLE, "id")(args) },
        Person: { __resolveReference: found(PEOPLE, "id"), self: (person) => person },
      },
    },
    housing: {
      sdl: linked(`
        type Person @key(fields: "id") { id: ID! home: Home friends: [Person!]! }
        type Home @key(fields: "id") { id: ID! residents: [Person!]! }`),
      resolvers: {
        Person: { __resolveReference: housed, friends: ({ friends }) => friends.map(housed) },
        Home: { residents: ({ id }) => HOUSED.filter(({ home }) => home?.id === id) },
      },
    },
    atlas: {
      sdl: linked(`
        type Query { homes: [Home!]! }
        type Home @key(fields: "id") { id: ID! name: String! mayor: Person }
        type Person @key(fields: "id", resolvable: false) { id: ID! }`),
      resolvers: { Query: { homes: () => HOMES }, Home: { __resolveReference: found(HOMES, "id") } },
    },
  },
  questions: [
    {
      query: '{ person(id: "1") { name friends { name friends { name friends { name } } } } }',
      data: {
        person: {
          name: "Awa",
          friends: [
            { name: "Binta", friends: [{ name: "Awa", friends: [{ name: "Binta" }, { name: "Coly" }] }] },
            { name: "Coly", friends: [] },
          ],
        },
      },
    },
    {
      query: '{ person(id: "2") { home { name residents { name home { mayor { name home { name } } } } } } }',
      data: {
        person: {
          home: {
            name: "Keur",
            residents: [
              { name: "Awa", home: { mayor: { name: "Coly", home: null } } },
              { name: "Binta", home: { mayor: { name: "Coly", home: null } } },
            ],
          },
        },
      },
    },
    {
      query: '{ person(id: "1") { self { home { residents { self { id name friends { id } } } } self { name } } } }',
      data: {
        person: {
          self: {
            home: {
              residents: [
                { self: { id: "1", name: "Awa", friends: [{ id: "2" }, { id: "3" }] } },
                { self: { id: "2", name: "Binta", friends: [{ id: "1" }] } },
              ],
            },
            self: { name: "Awa" },
          },
        },
      },
    },
    {
      query: "{ homes { mayor { friends { name } } residents { friends { home { name } } } } }",
      data: {
        homes: [
          {
            mayor: { friends: [] },
            residents: [
              { friends: [{ home: { name: "Keur" } }, { home: null }] },
              { friends: [{ home: { name: "Keur" } }] },
            ],
          },
        ],
      },
    },
    {
      query: '{ person(id: "3") { home { name } friends { name } name } }',
      data: { person: { home: null, friends: [], name: "Coly" } },
    },
  ],
};
