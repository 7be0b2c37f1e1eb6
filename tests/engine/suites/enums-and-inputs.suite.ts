// Arguments of every kind: as literals, as variables, inside of others, by default, null and left out.
import { found, linked, type Suite } from "./suite";

const STAYS = [
  { id: "1", kind: "TENT", nights: 2 },
  { id: "2", kind: "HALL", nights: 9 },
  { id: "3", kind: "TENT", nights: 5 },
];

/** What was given, for those who ask whether it came through. */
const told = (_: unknown, { filter, ...rest }: any) => JSON.stringify(filter ? { ...filter, ...rest } : rest);

const isMatch = (stay: any, filter: any) =>
  (!filter.kinds || filter.kinds.includes(stay.kind)) &&
  stay.nights >= filter.nights.atLeast &&
  (filter.nights.atMost == null || stay.nights <= filter.nights.atMost);

export const ENUMS_AND_INPUTS: Suite = {
  name: "enums and inputs",
  services: {
    stays: {
      sdl: linked(`
        type Query {
          stays(filter: StayFilter): [Stay!]!
          told(filter: StayFilter, at: JSON, ids: [ID!], matrix: [[Int!]], ratio: Float): String!
          kindOf(id: ID!): Kind
          kinds: [[Kind]]
        }
        scalar JSON
        enum Kind { TENT HALL }
        input StayFilter { kinds: [Kind!] nights: Range! = { atLeast: 1 } note: String }
        input Range { atLeast: Int! = 0 atMost: Int }
        type Stay @key(fields: "id") { id: ID! kind: Kind! nights: Int! }`),
      resolvers: {
        Query: {
          stays: (_, { filter }) => STAYS.filter((stay) => !filter || isMatch(stay, filter)),
          told,
          kindOf: (_, { id }) => STAYS.find((stay) => stay.id === id)?.kind,
          kinds: () => [["TENT", null], null, ["HALL"]],
        },
        Stay: { __resolveReference: found(STAYS, "id") },
      },
    },
    costs: {
      sdl: linked(`
        enum Kind { TENT HALL }
        input Rate { kind: Kind! cents: Int! }
        type Stay @key(fields: "id") {
          id: ID!
          kind: Kind! @external
          nights: Int! @external
          cost(rates: [Rate!]!, discount: Float = 0): Float @requires(fields: "kind nights")
          suits(kind: Kind = HALL): Boolean! @requires(fields: "kind")
        }`),
      resolvers: {
        Stay: {
          cost: ({ kind, nights }, { rates, discount }) => {
            const rate = rates.find((each: any) => each.kind === kind);
            return rate ? nights * rate.cents * (1 - discount) : null;
          },
          suits: (stay, { kind }) => stay.kind === kind,
        },
      },
    },
  },
  questions: [
    { query: "{ stays(filter: { kinds: [TENT] }) { id } }", data: { stays: [{ id: "1" }, { id: "3" }] } },
    {
      query: `
        query ($kinds: [Kind!], $most: Int) {
          stays(filter: { kinds: $kinds, nights: { atMost: $most }}) { id kind }
        }`,
      variables: { kinds: ["TENT", "HALL"], most: 5 },
      data: {
        stays: [
          { id: "1", kind: "TENT" },
          { id: "3", kind: "TENT" },
        ],
      },
    },
    {
      query: "query ($f: StayFilter) { stays(filter: $f) { id suits tent: suits(kind: TENT) } }",
      variables: { f: { nights: { atLeast: 9 } } },
      data: { stays: [{ id: "2", suits: true, tent: false }] },
    },
    {
      query: "query ($rates: [Rate!]!, $off: Float) { stays { cost(rates: $rates, discount: $off) } }",
      variables: { rates: [{ kind: "TENT", cents: 100 }] },
      data: { stays: [{ cost: 200 }, { cost: null }, { cost: 500 }] },
    },
    {
      query: `
        query ($c: Int!, $k: Kind! = HALL) {
          stays { cost(rates: [{ kind: $k, cents: $c }, { kind: TENT, cents: 1 }], discount: 0.5) }
        }`,
      variables: { c: 10 },
      data: { stays: [{ cost: 1 }, { cost: 45 }, { cost: 2.5 }] },
    },
    {
      query: `
        query ($n: String, $r: Float) {
          a: told(filter: { note: null })
          b: told(filter: { note: $n })
          c: told(ratio: $r)
        }`,
      variables: { r: null },
      data: {
        a: '{"nights":{"atLeast":1},"note":null}',
        b: '{"nights":{"atLeast":1}}',
        c: '{"ratio":null}',
      },
    },
    {
      query: `
        query ($x: Int) {
          told( at: { a: [1, "two", { b: $x, c: null }], d: true } ids: 7 matrix: [[1, 2], null, [3]] ratio: 3 )
        }`,
      variables: { x: 4 },
      data: {
        told: '{"at":{"a":[1,"two",{"b":4,"c":null}],"d":true},"ids":["7"],"matrix":[[1,2],null,[3]],"ratio":3}',
      },
    },
    {
      query: "query ($at: JSON, $ids: [ID!]) { told(at: $at, ids: $ids) kinds }",
      variables: { at: { deep: [{ er: 1.5 }] }, ids: "one" },
      data: { told: '{"at":{"deep":[{"er":1.5}]},"ids":["one"]}', kinds: [["TENT", null], null, ["HALL"]] },
    },
    {
      query: 'query { told(filter: { note: "a\\"b\\\\c\\u00e9\\n" }) kindOf(id: "2") nobody: kindOf(id: "9") }',
      data: { told: '{"nights":{"atLeast":1},"note":"a\\"b\\\\cé\\n"}', kindOf: "HALL", nobody: null },
    },
    {
      query: 'query { told(filter: { note: """\n  block\n    text\n  """ }) }',
      data: { told: '{"nights":{"atLeast":1},"note":"block\\n  text"}' },
    },
  ],
};
