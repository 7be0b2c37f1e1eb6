// Variables that reach fields of entities, whatever they are called, given or not.
import { found, linked, type Suite } from "./suite";

const SITES = [
  { id: "1", name: "Rosso" },
  { id: "2", name: "Kidira" },
];
const told = ({ id }: any, args: any) => id + " " + JSON.stringify(args);

export const ARGUMENTS: Suite = {
  name: "arguments",
  services: {
    sites: {
      sdl: linked(`
        type Query { sites(ids: [ID!]): [Site!]! }
        type Site @key(fields: "id") { id: ID! name: String! }`),
      resolvers: {
        Query: { sites: (_, { ids }) => SITES.filter(({ id }) => !ids || ids.includes(id)) },
        Site: { __resolveReference: found(SITES, "id") },
      },
    },
    counts: {
      sdl: linked(`
        type Query { echo(text: String!): String! }
        type Site @key(fields: "id") {
          id: ID!
          told(on: String, page: Page = { first: 2 }, days: [Int!]): String!
          pages(first: Int!): [Entry!]!
        }
        type Entry { number: Int! next(by: Int = 1): Entry! }
        input Page { first: Int = 5 after: ID }`),
      resolvers: {
        Query: { echo: (_, { text }) => text },
        Site: { told, pages: (_, { first }) => Array.from({ length: first }, (_each, number) => ({ number })) },
        Entry: { next: ({ number }, { by }) => ({ number: number + by }) },
      },
    },
  },
  questions: [
    {
      query: "query ($ids: [ID!], $on: String) { sites(ids: $ids) { told(on: $on) } }",
      variables: { ids: ["2"], on: "Friday" },
      data: { sites: [{ told: '2 {"on":"Friday","page":{"first":2}}' }] },
    },
    {
      query: "query ($ids: [ID!] = [1], $on: String, $page: Page) { sites(ids: $ids) { told(on: $on, page: $page) } }",
      data: { sites: [{ told: '1 {"page":{"first":2}}' }] },
    },
    {
      query: `
        query ($on: String = "today", $after: ID, $d: Int!) {
          sites(ids: ["1"]) { told(on: $on, page: { after: $after }, days: [1, $d]) }
        }`,
      variables: { on: null, after: "x", d: 2 },
      data: { sites: [{ told: '1 {"on":null,"page":{"first":5,"after":"x"},"days":[1,2]}' }] },
    },
    {
      query: "query ($page: Page, $days: [Int!]) { sites(ids: [2]) { told(page: $page, days: $days) } }",
      variables: { page: null, days: 3 },
      data: { sites: [{ told: '2 {"page":null,"days":[3]}' }] },
    },
    {
      query: `
        query ($n: Int!, $by: Int) {
          sites { pages(first: $n) { number next(by: $by) { number next { number } } } }
        }`,
      variables: { n: 1, by: 10 },
      data: {
        sites: [
          { pages: [{ number: 0, next: { number: 10, next: { number: 11 } } }] },
          { pages: [{ number: 0, next: { number: 10, next: { number: 11 } } }] },
        ],
      },
    },
    {
      query: "query ($representations: String) { sites(ids: [1]) { told(on: $representations) } }",
      variables: { representations: "mine" },
      data: { sites: [{ told: '1 {"on":"mine","page":{"first":2}}' }] },
      stock: "Fails wherever a variable of the client is called as one of its own.",
    },
    {
      query: `
        query ($n: Int = 2) {
          sites(ids: "1") { name pages(first: $n) { number } none: pages(first: 0) { number } }
          echo(text: "$n")
        }`,
      data: { sites: [{ name: "Rosso", pages: [{ number: 0 }, { number: 1 }], none: [] }], echo: "$n" },
    },
  ],
};
