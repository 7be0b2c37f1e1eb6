// Keys of several fields, and keys that reach into objects.
import { found, linked, type Suite } from "./suite";

const SEATS = [
  { row: "A", number: 1, isAisle: true },
  { row: "A", number: 2, isAisle: false },
  { row: "B", number: 1, isAisle: true },
];
const HOLDS = [
  { row: "A", number: 1, heldBy: "Awa" },
  { row: "A", number: 2, heldBy: null },
  { row: "B", number: 1, heldBy: "Binta" },
];
const BOOKINGS = [
  { show: { id: "s1" }, seat: { row: "A", number: 1 }, paidCents: 900 },
  { show: { id: "s2" }, seat: { row: "A", number: 1 }, paidCents: 1200 },
  { show: { id: "s2" }, seat: { row: "B", number: 1 }, paidCents: 1100 },
];
const REFUNDS: Record<string, number> = { "s1 A 1": 450, "s2 A 1": 0, "s2 B 1": 1100 };
const SHOWS = [
  { id: "s1", title: "Tartuffe" },
  { id: "s2", title: "Antigone" },
];

const isSame = (a: any, b: any) => a.row === b.row && a.number === b.number;

export const COMPOSITE_KEYS: Suite = {
  name: "composite keys",
  services: {
    hall: {
      sdl: linked(`
        type Query { seats: [Seat!]! }
        type Seat @key(fields: "row number") { row: String! number: Int! isAisle: Boolean! }`),
      resolvers: {
        Query: { seats: () => SEATS },
        Seat: { __resolveReference: found(SEATS, "row", "number") },
      },
    },
    bookings: {
      sdl: linked(`
        type Query { bookings: [Booking!]! seat(row: String!, number: Int!): Seat }
        type Booking @key(fields: "show { id } seat { row number }") { show: Show! seat: Seat! paidCents: Int! }
        type Show @key(fields: "id") { id: ID! }
        type Seat @key(fields: "row number") { row: String! number: Int! heldBy: String }`),
      resolvers: {
        Query: { bookings: () => BOOKINGS, seat: (_, args) => found(HOLDS, "row", "number")(args) },
        Booking: {
          __resolveReference: ({ show, seat }) =>
            BOOKINGS.find((each) => each.show.id === show.id && isSame(each.seat, seat)) ?? null,
        },
        Seat: {
          __resolveReference: found(HOLDS, "row", "number"),
          heldBy: (seat) => HOLDS.find((each) => isSame(each, seat))?.heldBy,
        },
      },
    },
    refunds: {
      sdl: linked(`
        type Query { refundsBelow(cents: Int!): [Int!]! }
        type Booking @key(fields: "show { id } seat { row number }") { show: Show! seat: Seat! refundCents: Int }
        type Show @key(fields: "id") { id: ID! title: String! }
        type Seat @key(fields: "row number", resolvable: false) { row: String! number: Int! }`),
      resolvers: {
        Query: { refundsBelow: (_, { cents }) => Object.values(REFUNDS).filter((each) => each < cents) },
        Booking: { refundCents: ({ show, seat }) => REFUNDS[[show.id, seat.row, seat.number].join(" ")] },
        Show: {
          __resolveReference: found(SHOWS, "id"),
          title: (show) => SHOWS.find(({ id }) => id === show.id)?.title,
        },
      },
    },
  },
  questions: [
    {
      query: "{ seats { row number heldBy } }",
      data: { seats: HOLDS },
    },
    {
      query: "{ seats { isAisle heldBy } }",
      data: {
        seats: [
          { isAisle: true, heldBy: "Awa" },
          { isAisle: false, heldBy: null },
          { isAisle: true, heldBy: "Binta" },
        ],
      },
    },
    {
      query: "query ($row: String!, $number: Int!) { seat(row: $row, number: $number) { heldBy isAisle } }",
      variables: { row: "B", number: 1 },
      data: { seat: { heldBy: "Binta", isAisle: true } },
    },
    {
      query: "{ bookings { refundCents paidCents } }",
      data: {
        bookings: [
          { refundCents: 450, paidCents: 900 },
          { refundCents: 0, paidCents: 1200 },
          { refundCents: 1100, paidCents: 1100 },
        ],
      },
    },
    {
      query: "{ bookings { show { title } seat { isAisle heldBy } refundCents } }",
      data: {
        bookings: [
          { show: { title: "Tartuffe" }, seat: { isAisle: true, heldBy: "Awa" }, refundCents: 450 },
          { show: { title: "Antigone" }, seat: { isAisle: true, heldBy: "Awa" }, refundCents: 0 },
          { show: { title: "Antigone" }, seat: { isAisle: true, heldBy: "Binta" }, refundCents: 1100 },
        ],
      },
    },
    {
      query: "{ bookings { show { name: title } refundCents seat { number } } refundsBelow(cents: 500) }",
      data: {
        bookings: [
          { show: { name: "Tartuffe" }, refundCents: 450, seat: { number: 1 } },
          { show: { name: "Antigone" }, refundCents: 0, seat: { number: 1 } },
          { show: { name: "Antigone" }, refundCents: 1100, seat: { number: 1 } },
        ],
        refundsBelow: [450, 0],
      },
    },
  ],
};
