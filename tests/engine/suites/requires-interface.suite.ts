// A required field of an interface: of all its types, and of some of them.
import { found, linked, type Suite } from "./suite";

const LOANS = [
  { id: "l1", media: { __typename: "Book", id: "m1", title: "Xala", pages: 100 } },
  { id: "l2", media: { __typename: "Film", id: "m2", title: "Yaaba", minutes: 90 } },
  { id: "l3", media: null },
];
const BAGS = [{ id: "g1", content: [LOANS[0]?.media, LOANS[1]?.media] }];

const sizeOf = (media: any) => (media.__typename === "Book" ? media.pages + " p" : media.minutes + " min");

export const REQUIRES_INTERFACE: Suite = {
  name: "requires interface",
  services: {
    library: {
      sdl: linked(`
        type Query { loans: [Loan!]! bags: [Bag!]! }
        type Loan @key(fields: "id") { id: ID! media: Media }
        type Bag @key(fields: "id") { id: ID! content: [Content!]! }
        interface Media { id: ID! title: String! }
        type Book implements Media { id: ID! title: String! pages: Int! }
        type Film implements Media { id: ID! title: String! minutes: Int! }
        union Content = Book | Film`),
      resolvers: {
        Query: { loans: () => LOANS, bags: () => BAGS },
        Loan: { __resolveReference: found(LOANS, "id") },
        Bag: { __resolveReference: found(BAGS, "id") },
      },
    },
    desk: {
      sdl: linked(`
        type Loan @key(fields: "id") {
          id: ID!
          media: Media @external
          slip: String @requires(fields: "media { title }")
          size: String @requires(fields: "media { __typename ... on Book { pages } ... on Film { minutes } }")
        }
        type Bag @key(fields: "id") {
          id: ID!
          content: [Content!]! @external
          sizes: [String!]!
            @requires(fields: "content { __typename ... on Book { pages } ... on Film { minutes } }")
        }
        interface Media { title: String! }
        type Book implements Media { title: String! @external pages: Int! @external }
        type Film implements Media { title: String! @external minutes: Int! @external }
        union Content = Book | Film`),
      resolvers: {
        Loan: {
          slip: ({ media }) => media && "Due: " + media.title,
          size: ({ media }) => media && sizeOf(media),
        },
        Bag: { sizes: ({ content }) => content.map(sizeOf) },
      },
    },
  },
  questions: [
    { query: "{ loans { slip } }", data: { loans: ["Due: Xala", "Due: Yaaba", null].map((slip) => ({ slip })) } },
    { query: "{ loans { size } }", data: { loans: ["100 p", "90 min", null].map((size) => ({ size })) } },
    {
      query: "{ loans { size media { __typename title } } }",
      data: {
        loans: [
          { size: "100 p", media: { __typename: "Book", title: "Xala" } },
          { size: "90 min", media: { __typename: "Film", title: "Yaaba" } },
          { size: null, media: null },
        ],
      },
    },
    {
      query: "{ loans { media { ... on Film { length: minutes } } slip size } }",
      data: {
        loans: [
          { media: {}, slip: "Due: Xala", size: "100 p" },
          { media: { length: 90 }, slip: "Due: Yaaba", size: "90 min" },
          { media: null, slip: null, size: null },
        ],
      },
    },
    { query: "{ bags { sizes } }", data: { bags: [{ sizes: ["100 p", "90 min"] }] } },
    {
      query: "{ bags { content { ... on Media { id } ... on Book { title } } sizes } }",
      data: { bags: [{ content: [{ id: "m1", title: "Xala" }, { id: "m2" }], sizes: ["100 p", "90 min"] }] },
    },
  ],
};
