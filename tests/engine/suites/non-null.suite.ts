// Fields that may not be null, of entities that a subgraph does not have or cannot answer for.
import { found, HIDES_NULLS, linked, type Suite } from "./suite";

const SHIPS = ["1", "2", "3", "4"].map((id) => ({ id, name: `Ship ${id}` }));
const [ONE, TWO, THREE] = SHIPS;
// The crew of ship 2 is unknown, and that of ship 4 cannot be told.
const CREWS = [
  { id: "1", captain: "Awa", mate: "Coly", cook: { name: "Fatou", dish: "thiof" } },
  { id: "3", captain: "Binta", mate: null, cook: null },
  { id: "4", captain: null, mate: "Demba", cook: { name: "Gora", dish: null } },
];
const LOST = "Where a subgraph told an error, what value completion finds beside it is said nowhere.";

export const NON_NULL: Suite = {
  name: "non null",
  services: {
    registry: {
      sdl: linked(`
        type Query { ships: [Ship] fleet(flagship: ID!): Fleet ship(id: ID!): Ship! pairs: [[Ship!]]! count: Int! }
        type Fleet { name: String flagship: Ship! ships: [Ship!]! sound: [Ship!]! reserve: [Ship!] }
        type Ship @key(fields: "id") { id: ID! name: String! }`),
      resolvers: {
        Query: {
          ships: () => SHIPS,
          fleet: (_, { flagship }) => ({
            name: "Northern",
            flagship: found(SHIPS, "id")({ id: flagship }),
            ships: SHIPS,
            sound: [ONE, THREE],
            reserve: [THREE, TWO],
          }),
          ship: (_, args) => found(SHIPS, "id")(args),
          pairs: () => [[ONE, THREE], [TWO, ONE], null],
          count: () => SHIPS.length,
        },
        Ship: { __resolveReference: found(SHIPS, "id") },
      },
    },
    crews: {
      sdl: linked(`
        type Query { broken: Ship! }
        type Ship @key(fields: "id") { id: ID! captain: String! mate: String cook: Cook }
        type Cook { name: String! dish: String! }`),
      resolvers: { Query: { broken: () => null }, Ship: { __resolveReference: found(CREWS, "id") } },
    },
  },
  questions: [
    {
      query: "{ ships { name mate } }",
      data: {
        ships: [
          { name: "Ship 1", mate: "Coly" },
          { name: "Ship 2", mate: null },
          { name: "Ship 3", mate: null },
          { name: "Ship 4", mate: "Demba" },
        ],
      },
    },
    {
      query: '{ fleet(flagship: "1") { flagship { captain } sound { name captain } } }',
      data: {
        fleet: {
          flagship: { captain: "Awa" },
          sound: [
            { name: "Ship 1", captain: "Awa" },
            { name: "Ship 3", captain: "Binta" },
          ],
        },
      },
    },
    {
      query: '{ count fleet(flagship: "2") { name flagship { name captain } } }',
      data: { count: 4, fleet: null },
      errors: ["fleet.flagship.captain"],
      stock: HIDES_NULLS,
    },
    {
      query: '{ fleet(flagship: "3") { name reserve { boss: captain } } }',
      data: { fleet: { name: "Northern", reserve: null } },
      errors: ["fleet.reserve.1.boss"],
      stock: HIDES_NULLS,
    },
    {
      query: "{ pairs { captain } }",
      data: { pairs: [[{ captain: "Awa" }, { captain: "Binta" }], null, null] },
      errors: ["pairs.1.0.captain"],
      stock: HIDES_NULLS,
    },
    {
      query: '{ count ship(id: "2") { captain } }',
      data: null,
      errors: ["ship.captain"],
      stock: HIDES_NULLS,
    },
    {
      query: '{ count fleet(flagship: "4") { name flagship { id captain } } }',
      data: { count: 4, fleet: null },
      errors: ["fleet.flagship.captain"],
    },
    {
      query: "{ ships { id captain } }",
      data: { ships: [{ id: "1", captain: "Awa" }, null, { id: "3", captain: "Binta" }, null] },
      errors: ["ships.1.captain", "ships.3.captain"],
      stock: LOST,
    },
    {
      query: "{ ships { id cook { dish } } }",
      data: {
        ships: [
          { id: "1", cook: { dish: "thiof" } },
          { id: "2", cook: null },
          { id: "3", cook: null },
          { id: "4", cook: null },
        ],
      },
      errors: ["ships.3.cook.dish"],
    },
    { query: "{ count broken { id } }", data: null, errors: ["broken"] },
    { query: '{ count ship(id: "9") { name } }', data: null, errors: ["ship"] },
    {
      query: '{ fleet(flagship: "2") { name flagship { mate ... @include(if: false) { captain } } } }',
      data: { fleet: { name: "Northern", flagship: { mate: null } } },
    },
  ],
};
