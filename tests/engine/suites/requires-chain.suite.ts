// What a field requires may itself require, and may belong to another entity.
import { found, linked, type Suite } from "./suite";

const TRIPS = [
  { id: "t1", km: 100, driver: { id: "d1" }, stops: [{ id: "s1" }, { id: "s2" }] },
  { id: "t2", km: 40, driver: null, stops: [] },
  { id: "t3", km: 10, driver: { id: "d2" }, stops: [{ id: "s2" }] },
];
const DRIVERS = [
  { id: "d1", name: "Awa", centsPerKm: 30 },
  { id: "d2", name: "Binta", centsPerKm: 50 },
];
const STOPS = [
  { id: "s1", town: "Thiès" },
  { id: "s2", town: "Kayes" },
];

export const REQUIRES_CHAIN: Suite = {
  name: "requires chain",
  services: {
    trips: {
      sdl: linked(`
        type Query { trips: [Trip!]! }
        type Trip @key(fields: "id") { id: ID! km: Int! driver: Driver stops: [Stop!]! }
        type Driver @key(fields: "id") { id: ID! }
        type Stop @key(fields: "id") { id: ID! }`),
      resolvers: { Query: { trips: () => TRIPS }, Trip: { __resolveReference: found(TRIPS, "id") } },
    },
    people: {
      sdl: linked(`
        type Driver @key(fields: "id") { id: ID! name: String! centsPerKm: Int! }
        type Stop @key(fields: "id") { id: ID! town: String! }`),
      resolvers: {
        Driver: { __resolveReference: found(DRIVERS, "id") },
        Stop: { __resolveReference: found(STOPS, "id") },
      },
    },
    fuel: {
      sdl: linked(`
        type Trip @key(fields: "id") { id: ID! km: Int! @external litres: Float! @requires(fields: "km") }`),
      resolvers: { Trip: { litres: ({ km }) => km / 10 } },
    },
    costs: {
      sdl: linked(`
        type Trip @key(fields: "id") {
          id: ID!
          km: Int! @external
          litres: Float! @external
          driver: Driver @external
          fuelCents: Int! @requires(fields: "litres")
          wageCents: Int @requires(fields: "km driver { centsPerKm }")
        }
        type Driver @key(fields: "id") { id: ID! centsPerKm: Int! @external }`),
      resolvers: {
        Trip: {
          fuelCents: ({ litres }) => litres * 150,
          wageCents: ({ km, driver }) => driver && km * driver.centsPerKm,
        },
      },
    },
    bills: {
      sdl: linked(`
        type Trip @key(fields: "id") {
          id: ID!
          fuelCents: Int! @external
          wageCents: Int @external
          driver: Driver @external
          stops: [Stop!]! @external
          billCents: Int! @requires(fields: "fuelCents wageCents")
          headline: String! @requires(fields: "driver { name } stops { town } fuelCents")
        }
        type Driver @key(fields: "id") { id: ID! name: String! @external }
        type Stop @key(fields: "id") { id: ID! town: String! @external }`),
      resolvers: {
        Trip: {
          billCents: ({ fuelCents, wageCents }) => fuelCents + (wageCents ?? 0),
          headline: ({ driver, stops, fuelCents }) =>
            [driver?.name ?? "nobody", ...stops.map(({ town }: any) => town), fuelCents].join(" "),
        },
      },
    },
  },
  questions: [
    { query: "{ trips { litres } }", data: { trips: [{ litres: 10 }, { litres: 4 }, { litres: 1 }] } },
    { query: "{ trips { fuelCents } }", data: { trips: [1500, 600, 150].map((fuelCents) => ({ fuelCents })) } },
    { query: "{ trips { wageCents } }", data: { trips: [3000, null, 500].map((wageCents) => ({ wageCents })) } },
    { query: "{ trips { billCents } }", data: { trips: [4500, 600, 650].map((billCents) => ({ billCents })) } },
    {
      query: "{ trips { headline } }",
      data: { trips: ["Awa Thiès Kayes 1500", "nobody 600", "Binta Kayes 150"].map((headline) => ({ headline })) },
    },
    {
      query: "{ trips { id driver { name } billCents stops { id } } }",
      data: {
        trips: [
          { id: "t1", driver: { name: "Awa" }, billCents: 4500, stops: [{ id: "s1" }, { id: "s2" }] },
          { id: "t2", driver: null, billCents: 600, stops: [] },
          { id: "t3", driver: { name: "Binta" }, billCents: 650, stops: [{ id: "s2" }] },
        ],
      },
    },
    {
      query: "{ trips { bill: billCents line: headline fuel: fuelCents driver { rate: centsPerKm } } }",
      data: {
        trips: [
          { bill: 4500, line: "Awa Thiès Kayes 1500", fuel: 1500, driver: { rate: 30 } },
          { bill: 600, line: "nobody 600", fuel: 600, driver: null },
          { bill: 650, line: "Binta Kayes 150", fuel: 150, driver: { rate: 50 } },
        ],
      },
    },
  ],
};
