// Mutations: one after the other whichever subgraph they belong to, and then what they answer, like any query.
import { found, linked, type Suite } from "./suite";

// The one thing here that is not constant. `open` sets it, so every mutation starts with that; and no two questions may
// be asked of these at once.
const register = { value: 0 };

/** Changes the register after a while, in which a gateway that does not wait would have changed it again. */
async function change(to: (value: number) => number, turns = 3): Promise<{ value: number }> {
  for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
  register.value = to(register.value);
  return { value: register.value };
}

const GUESTS = [
  { id: "g1", name: "Awa", bed: null },
  { id: "g2", name: "Binta", bed: 4 },
];
const BEDS = [
  { id: "g1", nights: 3, hall: { label: "north" } },
  { id: "g2", nights: 0, hall: null },
];

export const MUTATIONS: Suite = {
  name: "mutations",
  services: {
    sums: {
      sdl: linked(`
        type Query { nothing: Int }
        type Mutation { open(at: Int!): Total add(number: Int!): Total fail(message: String): Total insist: Total! }
        type Total @shareable { value: Int! }`),
      resolvers: {
        Mutation: {
          open: (_, { at }) => change(() => at, 8),
          add: (_, { number }) => change((value) => value + number),
          fail: () => Promise.reject(new Error("The sum fails.")),
          insist: () => null,
        },
      },
    },
    products: {
      sdl: linked(`
        type Mutation { multiply(by: Int!): Total }
        type Total @shareable { value: Int! }`),
      resolvers: { Mutation: { multiply: (_, { by }) => change((value) => value * by, 5) } },
    },
    desk: {
      sdl: linked(`
        type Mutation { checkIn(input: CheckInInput!): CheckInPayload }
        input CheckInInput { guest: ID! bed: Int = 1 tags: [String!]! = [] }
        type CheckInPayload { guest: Guest bed: Int! tags: [String!]! warnings: [Warning!] }
        union Warning = Full | Late
        type Full { beds: Int! }
        type Late { hours: Int! }
        type Guest @key(fields: "id") { id: ID! name: String! }`),
      resolvers: {
        Mutation: {
          checkIn: (_, { input }) => ({
            guest: found(GUESTS, "id")({ id: input.guest }),
            bed: input.bed,
            tags: input.tags,
            warnings: [
              { __typename: "Late", hours: 2 },
              { __typename: "Full", beds: 0 },
            ],
          }),
        },
        Guest: { __resolveReference: found(GUESTS, "id") },
      },
    },
    halls: {
      sdl: linked(`
        type Guest @key(fields: "id") { id: ID! nights: Int! hall: Hall }
        type Hall { label: String! }`),
      resolvers: { Guest: { __resolveReference: found(BEDS, "id") } },
    },
  },
  questions: [
    {
      query: `
        mutation {
          open(at: 5) { value }
          add(number: 2) { value }
          multiply(by: 3) { value }
          last: add(number: 1) { value }
        }`,
      data: { open: { value: 5 }, add: { value: 7 }, multiply: { value: 21 }, last: { value: 22 } },
    },
    {
      query: `
        mutation ($by: Int!) {
          a: open(at: 1) { value }
          b: multiply(by: $by) { value }
          c: add(number: 1) { value }
          d: multiply(by: $by) { value }
        }`,
      variables: { by: 10 },
      data: { a: { value: 1 }, b: { value: 10 }, c: { value: 11 }, d: { value: 110 } },
    },
    {
      query: "mutation { open(at: 2) { value } fail { value } multiply(by: 4) { value } }",
      data: { open: { value: 2 }, fail: null, multiply: { value: 8 } },
      errors: ["fail"],
    },
    {
      query: `
        mutation ($skip: Boolean!) {
          open(at: 3) { value }
          add(number: 9) @skip(if: $skip) { value }
          multiply(by: 2) { __typename value }
        }`,
      variables: { skip: true },
      data: { open: { value: 3 }, multiply: { __typename: "Total", value: 6 } },
    },
    {
      query: `
        mutation ($input: CheckInInput!) {
          checkIn(input: $input) { bed tags guest { name nights hall { label } } }
        }`,
      variables: { input: { guest: "g1", tags: ["family"] } },
      data: { checkIn: { bed: 1, tags: ["family"], guest: { name: "Awa", nights: 3, hall: { label: "north" } } } },
    },
    {
      query: `
        mutation {
          a: checkIn(input: { guest: "g2", bed: 7 }) { bed guest { hall { label } } }
          b: checkIn(input: { guest: "g9" }) { guest { nights } }
        }`,
      data: { a: { bed: 7, guest: { hall: null } }, b: { guest: null } },
    },
    {
      query: `
        mutation {
          __typename
          checkIn(input: { guest: "g1" }) { warnings { ... on Late { hours } ... on Full { beds } } }
        }`,
      data: { __typename: "Mutation", checkIn: { warnings: [{ hours: 2 }, { beds: 0 }] } },
    },
    {
      query: "mutation { open(at: 1) { value } insist { value } }",
      data: null,
      errors: ["insist"],
    },
    { query: "mutation { __typename }", data: { __typename: "Mutation" } },
  ],
};
