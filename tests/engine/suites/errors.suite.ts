// Errors that subgraphs tell, at the places where the client sees them.
import { found, linked, type Suite } from "./suite";

const SHIPS = [
  { __typename: "Ship", id: "1", name: "Diaga" },
  { __typename: "Ship", id: "2", name: "Aline" },
  { __typename: "Ship", id: "3", name: "Coumba" },
];
const [ONE, TWO, THREE] = SHIPS;
const ISLAND = { __typename: "Island", id: "i1", name: "Gorée" };
const CREWS = [
  { id: "1", captain: { name: "Awa" } },
  { id: "2", captain: { name: "Binta" } },
];

const fail = (message: string) => Promise.reject(new Error(message));
/** Nobody can look for ship 3, and ship 2 keeps its secrets. */
const crew = (reference: any) =>
  reference.id === "3" ? fail("Ship 3 cannot be looked for.") : found(CREWS, "id")(reference);
const unlessTwo =
  (told: (id: string) => unknown) =>
  ({ id }: any) =>
    id === "2" ? fail("Ship 2 does not tell.") : told(id);

export const ERRORS: Suite = {
  name: "errors",
  services: {
    registry: {
      sdl: linked(`
        type Query {
          ships: [Ship]! ship(id: ID!): Ship port: Port rows: [[Ship]] seen: [Seen]! again: [Ship!]!
          lost: Ship must: Int!
        }
        union Seen = Island | Ship
        type Island @key(fields: "id") { id: ID! name: String! }
        type Port { name: String! quays: [Quay!]! }
        type Quay { ships: [Ship]! depth: Int }
        type Ship @key(fields: "id") { id: ID! name: String! }`),
      resolvers: {
        Query: {
          ships: () => [ONE, null, TWO],
          ship: (_, args) => found(SHIPS, "id")(args),
          port: () => ({ name: "Dakar", quays: [{ ships: [ONE] }, { ships: [null, TWO, TWO] }] }),
          rows: () => [[ONE, TWO], null, [null, TWO]],
          seen: () => [ISLAND, TWO, null, ISLAND, ONE, THREE],
          lost: () => fail("The ship is lost."),
          must: () => fail("It must, and cannot."),
          again: () => [TWO, ONE, TWO],
        },
        Quay: { depth: ({ ships }) => (ships.length > 1 ? fail("Too deep.") : 4) },
        Ship: { __resolveReference: found(SHIPS, "id") },
        Island: { __resolveReference: () => ISLAND },
      },
    },
    crews: {
      sdl: linked(`
        type Query { hands: Int }
        type Ship @key(fields: "id") {
          id: ID! captain: Captain phone: String log(page: Int = 1): [Entry] flag: String!
        }
        type Captain @key(fields: "name") { name: String! salary: Int home: Home! }
        type Home { street: String }
        type Entry { text: String }`),
      resolvers: {
        Query: { hands: () => fail("Nobody counts hands.") },
        Ship: {
          __resolveReference: crew,
          phone: unlessTwo((id) => `phone ${id}`),
          log: ({ id }) => [{ text: "log " + id }, fail("The page is torn."), { text: "end" }],
          flag: unlessTwo(() => "SN"),
        },
        Captain: {
          salary: ({ name }) => (name === "Binta" ? fail("No salary.") : 100),
          home: () => ({ street: fail("No street.") }),
        },
      },
    },
    medals: {
      sdl: linked(`type Captain @key(fields: "name") { name: String! medals: [String!] }`),
      resolvers: { Captain: { medals: ({ name }) => (name === "Awa" ? ["silver"] : fail("No medals.")) } },
    },
  },
  questions: [
    {
      query: '{ lost { name } ship(id: "1") { name } }',
      data: { lost: null, ship: { name: "Diaga" } },
      errors: ["lost"],
    },
    { query: "{ x: lost { phone } hands }", data: { x: null, hands: null }, errors: ["x", "hands"] },
    { query: "{ must ships { name } }", data: null, errors: ["must"] },
    {
      query: "{ ships { name phone } }",
      data: { ships: [{ name: "Diaga", phone: "phone 1" }, null, { name: "Aline", phone: null }] },
      errors: ["ships.2.phone"],
    },
    {
      query: "{ ships { captain { name pay: salary } } }",
      data: { ships: [{ captain: { name: "Awa", pay: 100 } }, null, { captain: { name: "Binta", pay: null } }] },
      errors: ["ships.2.captain.pay"],
    },
    {
      query: "{ port { quays { depth ships { tel: phone } } } }",
      data: {
        port: {
          quays: [
            { depth: 4, ships: [{ tel: "phone 1" }] },
            { depth: null, ships: [null, { tel: null }, { tel: null }] },
          ],
        },
      },
      errors: ["port.quays.1.depth", "port.quays.1.ships.1.tel", "port.quays.1.ships.2.tel"],
    },
    {
      query: "{ rows { phone } }",
      data: { rows: [[{ phone: "phone 1" }, { phone: null }], null, [null, { phone: null }]] },
      errors: ["rows.0.1.phone", "rows.2.1.phone"],
    },
    {
      query: '{ a: ship(id: "1") { log { text } } b: ship(id: "2") { book: log(page: 2) { text } } }',
      data: {
        a: { log: [{ text: "log 1" }, null, { text: "end" }] },
        b: { book: [{ text: "log 2" }, null, { text: "end" }] },
      },
      errors: ["a.log.1", "b.book.1"],
    },
    {
      query: "{ seen { ... on Ship { phone } ... on Island { name } } }",
      data: {
        seen: [{ name: "Gorée" }, { phone: null }, null, { name: "Gorée" }, { phone: "phone 1" }, { phone: null }],
      },
      errors: ["seen.1.phone", "seen.5"],
      stock: "Counts all members of the union where it asked for some: the errors have the places of others.",
    },
    {
      query: '{ ship(id: "3") { name captain { name } } }',
      data: { ship: { name: "Coumba", captain: null } },
      errors: ["ship"],
    },
    {
      query: "{ again { id flag } }",
      data: null,
      errors: ["again.0.flag", "again.2.flag"],
    },
    {
      query: "{ ships { id flag captain { name } } }",
      data: { ships: [{ id: "1", flag: "SN", captain: { name: "Awa" } }, null, null] },
      errors: ["ships.2.flag"],
    },
    {
      query: "{ ships { captain { medals home { street } } } }",
      data: {
        ships: [
          { captain: { medals: ["silver"], home: { street: null } } },
          null,
          { captain: { medals: null, home: { street: null } } },
        ],
      },
      errors: ["ships.0.captain.home.street", "ships.2.captain.home.street", "ships.2.captain.medals"],
    },
  ],
};
