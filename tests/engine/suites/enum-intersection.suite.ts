// An enum that subgraphs answer in part, and input types that they take in part.
import { found, linked, type Suite } from "./suite";

const ENGINES = [
  { id: "1", drive: "SAIL", spare: ["SAIL", "STEAM"] },
  { id: "2", drive: "STEAM", spare: [] },
];
const FUELS = [
  { id: "1", backup: "DIESEL" },
  { id: "2", backup: null },
];

export const ENUM_INTERSECTION: Suite = {
  name: "enum intersection",
  services: {
    engines: {
      sdl: linked(`
        type Query { ships(where: Where, sort: Sort): [Ship!]! }
        enum Drive { SAIL STEAM }
        enum Sort { FIRST LAST RANDOM }
        input Where { id: ID backwards: Boolean colour: String }
        type Ship @key(fields: "id") { id: ID! drive: Drive! spare: [Drive!]! }`),
      resolvers: {
        Query: {
          ships: (_, { where, sort }) =>
            ENGINES.filter(({ id }) => !where?.id || id === where.id).slice(...(sort === "LAST" ? [-1] : [])),
        },
        Ship: { __resolveReference: found(ENGINES, "id") },
      },
    },
    fuels: {
      sdl: linked(`
        type Query { fuelled(where: Where, sort: Sort): [Ship!]! }
        enum Drive { SAIL DIESEL }
        enum Sort { FIRST LAST }
        input Where { id: ID backwards: Boolean }
        type Ship @key(fields: "id") { id: ID! backup: Drive }`),
      resolvers: {
        Query: {
          fuelled: (_, { where }) => FUELS.filter(({ id }) => !where?.id || (id === where.id) !== !!where.backwards),
        },
        Ship: { __resolveReference: found(FUELS, "id") },
      },
    },
  },
  questions: [
    {
      query: "{ ships { drive backup spare } }",
      data: {
        ships: [
          { drive: "SAIL", backup: "DIESEL", spare: ["SAIL", "STEAM"] },
          { drive: "STEAM", backup: null, spare: [] },
        ],
      },
    },
    { query: "{ ships(sort: LAST) { id backup } }", data: { ships: [{ id: "2", backup: null }] } },
    {
      query: "query ($w: Where, $s: Sort) { ships(where: $w, sort: $s) { id } fuelled(where: $w, sort: $s) { drive } }",
      variables: { w: { id: "1", backwards: true }, s: "FIRST" },
      data: { ships: [{ id: "1" }], fuelled: [{ drive: "STEAM" }] },
    },
    {
      query: `
        {
          sort: __type(name: "Sort") { enumValues { name } }
          where: __type(name: "Where") { inputFields { name } }
        }`,
      data: {
        sort: { enumValues: [{ name: "FIRST" }, { name: "LAST" }] },
        where: { inputFields: [{ name: "id" }, { name: "backwards" }] },
      },
    },
  ],
};
