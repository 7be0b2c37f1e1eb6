// Two subgraphs with the same union, each with a member that the other does not have.
import { found, linked, type Suite } from "./suite";

const BOOKS = [
  { id: "b1", title: "Xala" },
  { id: "b2", title: "Riwan" },
];
const FILM = { __typename: "Film", id: "f1", title: "Yaaba" };
const SONG = { __typename: "Song", id: "s1", title: "Djoloff" };

export const UNION_INTERSECTION: Suite = {
  name: "union intersection",
  services: {
    prints: {
      sdl: linked(`
        type Query { shelf: [Media!]! user: User! }
        union Media = Book | Film
        type Book @key(fields: "id") { id: ID! title: String! }
        type Film { id: ID! title: String! }
        type User @key(fields: "id") { id: ID! favourite: Media! }`),
      resolvers: {
        Query: {
          shelf: () => [{ __typename: "Book", ...BOOKS[0] }, FILM],
          user: () => ({ id: "u1", favourite: { __typename: "Book", ...BOOKS[1] } }),
        },
        Book: { __resolveReference: found(BOOKS, "id") },
        User: { favourite: () => ({ __typename: "Book", ...BOOKS[1] }) },
      },
    },
    sounds: {
      sdl: linked(`
        type Query { playlist: [Media]! }
        union Media = Book | Song
        type Book @key(fields: "id") { id: ID! readers: [String!]! }
        type Song { id: ID! title: String! }
        type User @key(fields: "id") { id: ID! playing: Media }`),
      resolvers: {
        Query: { playlist: () => [SONG, { __typename: "Book", id: "b2" }, null] },
        Book: { readers: ({ id }) => ["reader of " + id] },
        User: { playing: () => SONG },
      },
    },
  },
  questions: [
    {
      query: "{ shelf { ... on Book { title } ... on Film { title } ... on Song { title } } }",
      data: { shelf: [{ title: "Xala" }, { title: "Yaaba" }] },
    },
    { query: "{ shelf { ... on Song { title } } }", data: { shelf: [{}, {}] } },
    {
      query: "{ playlist { __typename ... on Film { title } ... on Song { id } ... on Book { title readers } } }",
      data: {
        playlist: [
          { __typename: "Song", id: "s1" },
          { __typename: "Book", title: "Riwan", readers: ["reader of b2"] },
          null,
        ],
      },
    },
    {
      query: `
        { user { favourite { ... on Song { title } ... on Book { readers title } } playing { ...M } } }
        fragment M on Media { __typename ... on Song { title } ... on Film { title } }`,
      data: {
        user: {
          favourite: { readers: ["reader of b2"], title: "Riwan" },
          playing: { __typename: "Song", title: "Djoloff" },
        },
      },
    },
    {
      query: `
        { shelf { ...Any } playlist { ...Any } }
        fragment Any on Media { ... on Book { readers } ... on Film { id } ... on Song { title } }`,
      data: {
        shelf: [{ readers: ["reader of b1"] }, { id: "f1" }],
        playlist: [{ title: "Djoloff" }, { readers: ["reader of b2"] }, null],
      },
    },
  ],
};
