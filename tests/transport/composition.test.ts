// What the other three agencies must offer for a boarding clearance, in their own words, beside what transport really is.
import { composeServices } from "@apollo/composition";
import { printSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";
import { buildSubgraph } from "#kit/subgraph";
import { transport } from "../../services/transport/subgraph";

const FEDERATION = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@authenticated", "@requiresScopes"]
) scalar DateTime`;

const OTHERS = {
  people: `
    type Query { person(id: ID!): Person operation(code: ID!): Operation }
    type Operation @key(fields: "code") { code: ID! name: String }
    type Person @key(fields: "id") {
      id: ID! isMinor: Boolean isOnHold: Boolean hasTravelConsent: Boolean caregivers: [Person!]
      childTravelClearance: ChildTravelClearance
    }
    type ChildTravelClearance @key(fields: "id") { id: ID! verdict: ChildTravelVerdict validUntil: DateTime escort: String }
    enum ChildTravelVerdict { CLEARED WITHHELD PENDING }`,
  shelters: `
    type Query { shelter(id: ID!): Shelter }
    type Shelter @key(fields: "id") { id: ID! name: String }
    type ShelterStay @key(fields: "id") { id: ID! shelter: Shelter person: Person reservationExpiresAt: DateTime }
    type Person @key(fields: "id") { id: ID! reservedStays: [ShelterStay!] }`,
  health: `
    type Query { verdicts: [FitToTravel!] }
    type Person @key(fields: "id") { id: ID! fitToTravelByMode: [FitToTravel!] }
    type FitToTravel @key(fields: "id") { id: ID! verdict: FitToTravelVerdict mode: TravelMode validUntil: DateTime isValid: Boolean }
    enum FitToTravelVerdict { FIT FIT_WITH_REQUIREMENTS TEMPORARILY_UNFIT UNFIT }
    enum TravelMode { ROAD AIR }
    type Trip @key(fields: "id") {
      id: ID! departsAt: DateTime @external mode: TravelMode @external passengers: [Person!] @external
      passengersLackingVerdict: [Person!] @authenticated @requiresScopes(scopes: [["transport-officer"]]) @requires(fields: "departsAt mode passengers { id }")
    }`,
};

async function composedWith(others: Record<string, string>) {
  const sdl = { ...others, transport: printSubgraphSchema(await buildSubgraph(transport)) };
  return composeServices(
    Object.entries(sdl).map(([name, text]) => ({
      name,
      url: `http://${name}`,
      typeDefs: parse(name === "transport" ? text : FEDERATION + text),
    })),
  );
}

test("transport composes with people, shelters and health", async () => {
  const { errors, supergraphSdl } = await composedWith(OTHERS);
  expect(errors?.map(String)).toBeUndefined();
  expect(supergraphSdl).toContain("boardingClearance(");
});

test.each([
  ["people", "isOnHold: Boolean"],
  ["people", "verdict: ChildTravelVerdict"],
  ["shelters", "reservedStays: [ShelterStay!]"],
  ["health", "mode: TravelMode validUntil"],
] as const)("transport does not compose with %s without `%s`, on which boarding rests", async (agency, field) => {
  const without = {
    ...OTHERS,
    [agency]: OTHERS[agency].replace(field, field.includes("validUntil") ? "validUntil" : ""),
  };
  const { errors } = await composedWith(without);
  expect(errors?.map(String).join()).toMatch(/external/);
});
