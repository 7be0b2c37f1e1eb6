// Entities, enums and leaves in lists of lists, with nulls at every level.
import { found, linked, type Suite } from "./suite";

const [A, B, C] = [{ id: "a" }, { id: "b" }, { id: "c" }];
const CELLS = [
  { id: "a", label: "Alpha", near: [[{ id: "b" }], []], wall: { marks: [[1, null], null] } },
  { id: "b", label: "Bravo", near: null, wall: null },
];

export const NESTED_LISTS: Suite = {
  name: "nested lists",
  services: {
    grids: {
      sdl: linked(`
        type Query { grid: [[Cell]] cube: [[[Cell!]!]!]! numbers: [[[Int]]] empty: [[Cell!]!]! plan: Plan }
        type Plan { rows: [[Row]] }
        type Row { cells: [Cell]! }
        type Cell @key(fields: "id") { id: ID! }`),
      resolvers: {
        Query: {
          grid: () => [[A, null, B], null, [], [C]],
          cube: () => [[[A], [B, A]], [], [[]]],
          numbers: () => [[[1, null], null], null, [[]]],
          empty: () => [],
          plan: () => ({ rows: [[{ cells: [A, null] }, null], null, [{ cells: [] }, { cells: [B, C] }]] }),
        },
      },
    },
    labels: {
      sdl: linked(`
        type Cell @key(fields: "id") { id: ID! label: String near: [[Cell!]!] wall: Wall }
        type Wall { marks: [[Int]] }`),
      resolvers: {
        Cell: {
          __resolveReference: found(CELLS, "id"),
          near: ({ near }) => near?.map((row: any) => row.map(found(CELLS, "id"))),
        },
      },
    },
  },
  questions: [
    {
      query: "{ grid { id label } }",
      data: {
        grid: [[{ id: "a", label: "Alpha" }, null, { id: "b", label: "Bravo" }], null, [], [{ id: "c", label: null }]],
      },
    },
    {
      query: "{ cube { label } empty { label } }",
      data: { cube: [[[{ label: "Alpha" }], [{ label: "Bravo" }, { label: "Alpha" }]], [], [[]]], empty: [] },
    },
    { query: "{ numbers }", data: { numbers: [[[1, null], null], null, [[]]] } },
    {
      query: "{ grid { near { id label } } }",
      data: {
        grid: [[{ near: [[{ id: "b", label: "Bravo" }], []] }, null, { near: null }], null, [], [{ near: null }]],
      },
    },
    {
      query: "{ plan { rows { cells { label wall { marks } } } } }",
      data: {
        plan: {
          rows: [
            [{ cells: [{ label: "Alpha", wall: { marks: [[1, null], null] } }, null] }, null],
            null,
            [
              { cells: [] },
              {
                cells: [
                  { label: "Bravo", wall: null },
                  { label: null, wall: null },
                ],
              },
            ],
          ],
        },
      },
    },
    {
      query: "{ grid { __typename } other: grid { label } }",
      data: {
        grid: [[{ __typename: "Cell" }, null, { __typename: "Cell" }], null, [], [{ __typename: "Cell" }]],
        other: [[{ label: "Alpha" }, null, { label: "Bravo" }], null, [], [{ label: null }]],
      },
    },
  ],
};
