// Names that mean something to JavaScript, and nothing to GraphQL.
import { found, linked, UNSAFE_NAME, type Suite } from "./suite";

const THINGS = [
  { constructor: "c1", length: 3, toString: "text 1", then: { valueOf: 5 } },
  { constructor: "c2", length: null, toString: "text 2", then: null },
];

export const NAMES: Suite = {
  name: "names",
  services: {
    things: {
      sdl: linked(`
        type Query { things: [Thing!]! hasOwnProperty(prototype: Int): Int nothing: Thing }
        type Thing @key(fields: "constructor") { constructor: ID! length: Int }`),
      resolvers: {
        Query: {
          things: () => THINGS,
          hasOwnProperty: (_: unknown, { prototype }: { prototype?: number | null }) => prototype ?? null,
          nothing: () => null,
        },
        Thing: { __resolveReference: found(THINGS, "constructor") },
      },
    },
    more: {
      sdl: linked(`
        type Query { valueOf: [Int] }
        type Thing @key(fields: "constructor") { constructor: ID! toString: String then: Then }
        type Then { valueOf: Int }`),
      resolvers: {
        Query: { valueOf: () => [1, null] },
        Thing: { __resolveReference: found(THINGS, "constructor") },
      },
    },
  },
  questions: [
    {
      query: "{ things { constructor length toString then { valueOf } } }",
      refused: UNSAFE_NAME,
      data: { things: THINGS },
    },
    {
      query: "query ($constructor: Int) { hasOwnProperty(prototype: $constructor) valueOf nothing { toString } }",
      refused: UNSAFE_NAME,
      variables: { constructor: 4 },
      data: { hasOwnProperty: 4, valueOf: [1, null], nothing: null },
    },
    {
      query: "query ($toString: Int) { hasOwnProperty(prototype: $toString) }",
      data: { hasOwnProperty: null },
    },
    {
      query: "{ things { hasOwnProperty: toString isPrototypeOf: then { constructor: valueOf } } }",
      refused: UNSAFE_NAME,
      data: {
        things: [
          { hasOwnProperty: "text 1", isPrototypeOf: { constructor: 5 } },
          { hasOwnProperty: "text 2", isPrototypeOf: null },
        ],
      },
    },
    {
      query: "{ then: things { map: length } catch: valueOf }",
      data: { then: [{ map: 3 }, { map: null }], catch: [1, null] },
    },
    {
      query: "{ __proto__: hasOwnProperty(prototype: 1) things { __proto__: toString } }",
      refused: UNSAFE_NAME,
      data: { ["__proto__"]: 1, things: [{ ["__proto__"]: "text 1" }, { ["__proto__"]: "text 2" }] },
    },
    {
      query: "{ things { __proto__: then { __proto__: valueOf } } }",
      refused: UNSAFE_NAME,
      data: { things: [{ ["__proto__"]: { ["__proto__"]: 5 } }, { ["__proto__"]: null }] },
    },
  ],
};
