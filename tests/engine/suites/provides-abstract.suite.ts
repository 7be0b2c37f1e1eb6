// What a subgraph provides of the members of a union, and of the types of an interface.
import { found, linked, type Suite } from "./suite";

const BOOKS = [
  { id: "b1", title: "Xala", pages: 100, author: { name: "Sembène" } },
  { id: "b2", title: "Riwan", pages: 240, author: { name: "Bugul" } },
];
const FILMS = [{ id: "f1", title: "Touki Bouki", minutes: 85 }];
const SHELF = [
  { __typename: "Book", id: "b1", title: "Xala" },
  { __typename: "Film", id: "f1", minutes: 85 },
  { __typename: "Book", id: "b2", title: "Riwan" },
];
const BARE = SHELF.map(({ __typename, id }) => ({ __typename, id }));

export const PROVIDES_ABSTRACT: Suite = {
  name: "provides abstract",
  services: {
    works: {
      sdl: linked(`
        type Query { books: [Book!]! }
        type Book @key(fields: "id") { id: ID! title: String! @shareable pages: Int! author: Author! }
        type Author { name: String! }
        type Film @key(fields: "id") { id: ID! title: String! minutes: Int! @shareable }`),
      resolvers: {
        Query: { books: () => BOOKS },
        Book: { __resolveReference: found(BOOKS, "id") },
        Film: { __resolveReference: found(FILMS, "id") },
      },
    },
    shelves: {
      sdl: linked(`
        type Query {
          shelf: [Media!]! @provides(fields: "... on Book { title } ... on Film { minutes }")
          bare: [Media!]!
          loaned: [Work]! @provides(fields: "... on Book { title }")
        }
        union Media = Book | Film
        interface Work { id: ID! place: String! }
        type Book implements Work @key(fields: "id") { id: ID! place: String! title: String! @external }
        type Film implements Work @key(fields: "id") { id: ID! place: String! minutes: Int! @external }`),
      resolvers: {
        Query: { shelf: () => SHELF, bare: () => BARE, loaned: () => [SHELF[0], null, BARE[1]] },
        Book: { place: ({ id }) => "shelf " + id },
        Film: { place: ({ id }) => "reel " + id },
      },
    },
  },
  questions: [
    {
      query: "{ shelf { ... on Book { title } ... on Film { minutes } } }",
      data: { shelf: [{ title: "Xala" }, { minutes: 85 }, { title: "Riwan" }] },
    },
    {
      query: "{ bare { ... on Book { title } ... on Film { minutes } } }",
      data: { bare: [{ title: "Xala" }, { minutes: 85 }, { title: "Riwan" }] },
    },
    {
      query: "{ shelf { __typename ... on Book { title pages } ... on Film { title } } }",
      data: {
        shelf: [
          { __typename: "Book", title: "Xala", pages: 100 },
          { __typename: "Film", title: "Touki Bouki" },
          { __typename: "Book", title: "Riwan", pages: 240 },
        ],
      },
    },
    {
      query: "{ loaned { place ... on Book { title } } }",
      data: { loaned: [{ place: "shelf b1", title: "Xala" }, null, { place: "reel f1" }] },
    },
    {
      query: "{ loaned { id ... on Book { title author { name } } ... on Film { minutes title } } }",
      data: {
        loaned: [
          { id: "b1", title: "Xala", author: { name: "Sembène" } },
          null,
          { id: "f1", minutes: 85, title: "Touki Bouki" },
        ],
      },
    },
    {
      query: "{ shelf { ... on Work { place } ... on Book { title } } books { place title } }",
      data: {
        shelf: [{ place: "shelf b1", title: "Xala" }, { place: "reel f1" }, { place: "shelf b2", title: "Riwan" }],
        books: [
          { place: "shelf b1", title: "Xala" },
          { place: "shelf b2", title: "Riwan" },
        ],
      },
    },
  ],
};
