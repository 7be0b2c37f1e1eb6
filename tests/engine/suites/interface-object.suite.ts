// A subgraph that knows an interface's keys, and takes all of its types for one.
import { found, linked, type Suite } from "./suite";

const MEDIA = [
  { __typename: "Book", id: "m1", title: "Xala", pages: 100 },
  { __typename: "Film", id: "m2", title: "Yaaba", minutes: 90 },
  { __typename: "Book", id: "m3", title: "Riwan", pages: 240 },
];
const medium = found(MEDIA, "id");
/** A reference to the interface has its name, which must give way to the type's. */
const typed = (reference: any) => medium({ id: reference.id });
const STARS: Record<string, number | null> = { m1: 5, m2: null, m3: 3 };
const REVIEWS = [
  { id: "r1", text: "Sharp", about: { id: "m1" } },
  { id: "r2", text: "Slow", about: { id: "m2" } },
];

export const INTERFACE_OBJECT: Suite = {
  name: "interface object",
  services: {
    catalogue: {
      sdl: linked(`
        type Query { media: [Media!]! book(id: ID!): Book }
        interface Media @key(fields: "id") { id: ID! title: String! }
        type Book implements Media @key(fields: "id") { id: ID! title: String! pages: Int! }
        type Film implements Media @key(fields: "id") { id: ID! title: String! minutes: Int! }`),
      resolvers: {
        Query: { media: () => MEDIA, book: (_, args) => medium(args) },
        Media: { __resolveReference: typed, __resolveType: ({ __typename }) => __typename },
        Book: { __resolveReference: typed },
        Film: { __resolveReference: typed },
      },
    },
    reviews: {
      sdl: linked(`
        type Query { topRated: [Media!]! reviews: [Review!]! }
        type Media @interfaceObject @key(fields: "id") { id: ID! stars: Int reviews: [Review!]! }
        type Review @key(fields: "id") { id: ID! text: String! about: Media! }`),
      resolvers: {
        Query: { topRated: () => [{ id: "m1" }, { id: "m3" }], reviews: () => REVIEWS },
        Media: {
          stars: ({ id }) => STARS[id],
          reviews: ({ id }) => REVIEWS.filter(({ about }) => about.id === id),
        },
        Review: { __resolveReference: found(REVIEWS, "id") },
      },
    },
    labels: {
      sdl: linked(`
        type Media @interfaceObject @key(fields: "id") {
          id: ID! title: String! @external label(upper: Boolean = false): String! @requires(fields: "title")
        }`),
      resolvers: {
        Media: { label: ({ id, title }, { upper }) => id + " " + (upper ? title.toUpperCase() : title) },
      },
    },
  },
  questions: [
    {
      query: "{ media { __typename title stars } }",
      data: {
        media: [
          { __typename: "Book", title: "Xala", stars: 5 },
          { __typename: "Film", title: "Yaaba", stars: null },
          { __typename: "Book", title: "Riwan", stars: 3 },
        ],
      },
    },
    {
      query: "{ topRated { stars id } }",
      data: {
        topRated: [
          { stars: 5, id: "m1" },
          { stars: 3, id: "m3" },
        ],
      },
    },
    {
      query: "{ topRated { __typename stars ... on Book { pages } ... on Film { minutes } } }",
      data: {
        topRated: [
          { __typename: "Book", stars: 5, pages: 100 },
          { __typename: "Book", stars: 3, pages: 240 },
        ],
      },
    },
    {
      query: "{ reviews { text about { title stars ... on Film { minutes stars } } } }",
      data: {
        reviews: [
          { text: "Sharp", about: { title: "Xala", stars: 5 } },
          { text: "Slow", about: { title: "Yaaba", stars: null, minutes: 90 } },
        ],
      },
    },
    {
      query: '{ book(id: "m1") { stars reviews { text about { __typename } } label(upper: true) } }',
      data: { book: { stars: 5, reviews: [{ text: "Sharp", about: { __typename: "Book" } }], label: "m1 XALA" } },
    },
    {
      query: "{ topRated { label ... on Media { loud: label(upper: true) } } }",
      data: {
        topRated: [
          { label: "m1 Xala", loud: "m1 XALA" },
          { label: "m3 Riwan", loud: "m3 RIWAN" },
        ],
      },
    },
    {
      query: "{ media { ... on Film { label reviews { id } } ... on Book { stars } } }",
      data: { media: [{ stars: 5 }, { label: "m2 Yaaba", reviews: [{ id: "r2" }] }, { stars: 3 }] },
    },
    {
      query: "{ reviews { about { ... on Film { title } } } }",
      data: { reviews: [{ about: {} }, { about: { title: "Yaaba" } }] },
    },
    {
      query: "{ reviews { about { __typename } } }",
      data: { reviews: [{ about: { __typename: "Book" } }, { about: { __typename: "Film" } }] },
    },
  ],
};
