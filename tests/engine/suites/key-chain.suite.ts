// From one subgraph to the last leads only a row of keys, each known to two neighbours.
import { found, linked, type Suite } from "./suite";

const SENDERS = [
  { id: "p1", sender: "Awa" },
  { id: "p2", sender: "Binta" },
];
const BARCODES = [
  { id: "p1", barcode: 111, grams: 400 },
  { id: "p2", barcode: 222, grams: 90 },
];
const PLACES = [
  { barcode: 111, locker: { hall: "north", box: 7 } },
  { barcode: 222, locker: { hall: "south", box: 7 } },
];
const CODES = [
  { locker: { hall: "north", box: 7 }, code: "1234", opens: { from: "08:00", to: "20:00" } },
  { locker: { hall: "south", box: 7 }, code: "9876", opens: null },
];

const isSame = (a: any, b: any) => a.hall === b.hall && a.box === b.box;
const byLocker = (rows: { locker: object }[]) => (reference: any) => {
  const row = rows.find(({ locker }) => isSame(locker, reference.locker));
  return row ? { ...row } : null;
};

export const KEY_CHAIN: Suite = {
  name: "key chain",
  services: {
    senders: {
      sdl: linked(`
        type Query { parcels: [Parcel!]! }
        type Parcel @key(fields: "id") { id: ID! sender: String! }`),
      resolvers: {
        Query: { parcels: () => SENDERS },
        Parcel: { __resolveReference: found(SENDERS, "id") },
      },
    },
    scales: {
      sdl: linked(`
        type Parcel @key(fields: "id") @key(fields: "barcode") { id: ID! barcode: Int! grams: Int! }`),
      resolvers: {
        Parcel: {
          __resolveReference: (reference) => found(BARCODES, reference.id === undefined ? "barcode" : "id")(reference),
        },
      },
    },
    halls: {
      sdl: linked(`
        type Query { scanned(barcode: Int!): Parcel }
        type Parcel @key(fields: "barcode") @key(fields: "locker { hall box }") { barcode: Int! locker: Locker! }
        type Locker @shareable { hall: String! box: Int! }`),
      resolvers: {
        Query: { scanned: (_, args) => found(PLACES, "barcode")(args) },
        Parcel: {
          __resolveReference: (reference) =>
            reference.barcode === undefined ? byLocker(PLACES)(reference) : found(PLACES, "barcode")(reference),
        },
      },
    },
    doors: {
      sdl: linked(`
        type Query { openWith(code: String!): Parcel }
        type Parcel @key(fields: "locker { hall box }") { locker: Locker! code: String! opens: Hours }
        type Locker @shareable { hall: String! box: Int! }
        type Hours { from: String! to: String! }`),
      resolvers: {
        Query: { openWith: (_, args) => found(CODES, "code")(args) },
        Parcel: { __resolveReference: byLocker(CODES) },
      },
    },
  },
  questions: [
    {
      query: "{ parcels { sender code } }",
      data: {
        parcels: [
          { sender: "Awa", code: "1234" },
          { sender: "Binta", code: "9876" },
        ],
      },
    },
    {
      query: "{ parcels { opens { from } grams locker { box } } }",
      data: {
        parcels: [
          { opens: { from: "08:00" }, grams: 400, locker: { box: 7 } },
          { opens: null, grams: 90, locker: { box: 7 } },
        ],
      },
    },
    { query: '{ openWith(code: "9876") { sender } }', data: { openWith: { sender: "Binta" } } },
    {
      query: '{ openWith(code: "1234") { grams barcode id sender opens { to } } }',
      data: { openWith: { grams: 400, barcode: 111, id: "p1", sender: "Awa", opens: { to: "20:00" } } },
    },
    { query: '{ openWith(code: "0000") { sender } }', data: { openWith: null } },
    {
      query: "query ($b: Int!) { scanned(barcode: $b) { sender code locker { hall } } parcels { code } }",
      variables: { b: 222 },
      data: {
        scanned: { sender: "Binta", code: "9876", locker: { hall: "south" } },
        parcels: [{ code: "1234" }, { code: "9876" }],
      },
    },
  ],
};
