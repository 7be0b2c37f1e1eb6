// The schema that clients see, asked for alone and among data; of Federation there is nothing in it.
import { found, linked, type Suite } from "./suite";

const SHIPS = [{ id: "1", name: "Diaga" }];

export const INTROSPECTION: Suite = {
  name: "introspection",
  services: {
    ships: {
      sdl: linked(`
        "Whatever may be asked."
        type Query { ships: [Ship!]! }
        "Anything that floats."
        type Ship implements Named @key(fields: "id") { id: ID! name: String! }
        interface Named { name: String! }
        "How fast."
        enum Speed { SLOW FAST @deprecated(reason: "Fuel is dear.") }
        scalar Instant @specifiedBy(url: "https://example.org/instant")`),
      resolvers: { Query: { ships: () => SHIPS }, Ship: { __resolveReference: found(SHIPS, "id") } },
    },
    crews: {
      sdl: linked(`
        type Mutation { hire(name: String! = "Awa"): Int }
        type Ship @key(fields: "id") { id: ID! captain: Captain! }
        type Captain {
          name(last: Boolean = true, of: [Int!] = [1, 2]): String! @deprecated(reason: "Ask for the ship.")
        }`),
      resolvers: { Ship: { captain: () => ({ name: "Awa" }) } },
    },
  },
  questions: [
    {
      query: `
        {
          ships { name captain { name } }
          __schema { queryType { name } mutationType { name } subscriptionType { name } }
        }`,
      data: {
        ships: [{ name: "Diaga", captain: { name: "Awa" } }],
        __schema: { queryType: { name: "Query" }, mutationType: { name: "Mutation" }, subscriptionType: null },
      },
    },
    {
      query: `
        query ($n: String!) {
          t: __type(name: $n) { kind name description interfaces { name } }
          __typename
          ships { id }
        }`,
      variables: { n: "Ship" },
      data: {
        t: { kind: "OBJECT", name: "Ship", description: "Anything that floats.", interfaces: [{ name: "Named" }] },
        __typename: "Query",
        ships: [{ id: "1" }],
      },
    },
    {
      query: `
        {
          a: __type(name: "_Entity") { name }
          b: __type(name: "_Service") { name }
          c: __type(name: "_Any") { name }
          d: __type(name: "join__Graph") { name }
          e: __type(name: "Nothing") { name }
        }`,
      data: { a: null, b: null, c: null, d: null, e: null },
    },
    {
      query: `
        {
          __type(name: "Captain") {
            fields(includeDeprecated: true) {
              name
              isDeprecated
              deprecationReason
              args { name defaultValue type { kind ofType { name } } }
            }
            current: fields { name }
          }
        }`,
      data: {
        __type: {
          fields: [
            {
              name: "name",
              isDeprecated: true,
              deprecationReason: "Ask for the ship.",
              args: [
                { name: "last", defaultValue: "true", type: { kind: "SCALAR", ofType: null } },
                { name: "of", defaultValue: "[1, 2]", type: { kind: "LIST", ofType: { name: null } } },
              ],
            },
          ],
          current: [],
        },
      },
    },
    {
      query: `
        query ($d: Boolean) {
          __type(name: "Speed") { enumValues(includeDeprecated: $d) { name } }
          s: __type(name: "Instant") { specifiedByURL }
        }`,
      variables: { d: true },
      data: {
        __type: { enumValues: [{ name: "SLOW" }, { name: "FAST" }] },
        s: { specifiedByURL: "https://example.org/instant" },
      },
    },
    {
      query: `
        { ...Q }
        fragment Q on Query {
          n: __type(name: "Named") { possibleTypes { ...T } }
          ships { captain { __typename } }
        }
        fragment T on __Type { name __typename }`,
      data: {
        n: { possibleTypes: [{ name: "Ship", __typename: "__Type" }] },
        ships: [{ captain: { __typename: "Captain" } }],
      },
    },
    {
      query: `
        query ($y: Boolean!) {
          __schema @include(if: $y) { description }
          __type(name: "Query") @skip(if: $y) { description }
        }`,
      variables: { y: false },
      data: { __type: { description: "Whatever may be asked." } },
    },
    {
      query: `
        {
          __schema { queryType { fields { name } } }
          a: __type(name: "Mutation") { fields { args { defaultValue } } }
        }`,
      data: {
        __schema: { queryType: { fields: [{ name: "ships" }] } },
        a: { fields: [{ args: [{ defaultValue: '"Awa"' }] }] },
      },
    },
  ],
};
