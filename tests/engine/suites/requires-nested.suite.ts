// Fields that need objects, lists, and lists of lists of another subgraph.
import { found, linked, type Suite } from "./suite";

const BOXES = [
  {
    id: "b1",
    size: { width: 2, height: 3, unit: { name: "cm" } },
    tags: ["food", "dry"],
    parts: [{ grams: 5, name: "lid" }, null, { grams: 7, name: "base" }],
    grid: [
      [1, 2],
      [3, null],
    ],
    shelves: [[{ grams: 1 }, { grams: 2 }], null, [{ grams: 4 }]],
  },
  { id: "b2", size: null, tags: [], parts: null, grid: null, shelves: [] },
];

const sum = (numbers: (number | null)[]) => numbers.reduce<number>((total, each) => total + (each ?? 0), 0);

export const REQUIRES_NESTED: Suite = {
  name: "requires nested",
  services: {
    boxes: {
      sdl: linked(`
        type Query { boxes: [Box!]! }
        type Box @key(fields: "id") {
          id: ID! size: Size tags: [String!]! parts: [Part] grid: [[Int]] shelves: [[Part!]]
        }
        type Size { width: Int! height: Int! unit: Unit! }
        type Unit { name: String! }
        type Part { grams: Int! name: String }`),
      resolvers: { Query: { boxes: () => BOXES }, Box: { __resolveReference: found(BOXES, "id") } },
    },
    sums: {
      sdl: linked(`
        type Box @key(fields: "id") {
          id: ID!
          size: Size @external
          tags: [String!]! @external
          parts: [Part] @external
          grid: [[Int]] @external
          shelves: [[Part!]] @external
          area: String @requires(fields: "size { width height unit { name } }")
          tagged: String! @requires(fields: "tags")
          grams: Int @requires(fields: "parts { grams }")
          total: Int @requires(fields: "grid")
          shelved: [Int] @requires(fields: "shelves { grams }")
        }
        type Size { width: Int! @external height: Int! @external unit: Unit! @external }
        type Unit { name: String! @external }
        type Part { grams: Int! @external }`),
      resolvers: {
        Box: {
          area: ({ size }) => size && size.width * size.height + " " + size.unit.name + "²",
          tagged: ({ tags }) => tags.join("+"),
          grams: ({ parts }) => parts && sum(parts.map((part: any) => part?.grams)),
          total: ({ grid }) => grid && sum(grid.map(sum)),
          shelved: ({ shelves }) => shelves.map((shelf: any) => shelf && sum(shelf.map(({ grams }: any) => grams))),
        },
      },
    },
  },
  questions: [
    { query: "{ boxes { area } }", data: { boxes: [{ area: "6 cm²" }, { area: null }] } },
    {
      query: "{ boxes { id area size { height } } }",
      data: {
        boxes: [
          { id: "b1", area: "6 cm²", size: { height: 3 } },
          { id: "b2", area: null, size: null },
        ],
      },
    },
    {
      query: "{ boxes { tagged tags } }",
      data: {
        boxes: [
          { tagged: "food+dry", tags: ["food", "dry"] },
          { tagged: "", tags: [] },
        ],
      },
    },
    {
      query: "{ boxes { grams parts { name } } }",
      data: {
        boxes: [
          { grams: 12, parts: [{ name: "lid" }, null, { name: "base" }] },
          { grams: null, parts: null },
        ],
      },
    },
    { query: "{ boxes { total } }", data: { boxes: [{ total: 6 }, { total: null }] } },
    {
      query: "{ boxes { shelved } }",
      data: { boxes: [{ shelved: [3, null, 4] }, { shelved: [] }] },
      stock: "Reads no objects out of a list of lists: it sends nulls for the inner lists.",
    },
    {
      query: "{ boxes { grams area tagged total size { w: width unit { n: name } } } }",
      data: {
        boxes: [
          { grams: 12, area: "6 cm²", tagged: "food+dry", total: 6, size: { w: 2, unit: { n: "cm" } } },
          { grams: null, area: null, tagged: "", total: null, size: null },
        ],
      },
    },
  ],
};
