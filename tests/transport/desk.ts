// What a movement desk does, as mutations.
import { randomUUID } from "node:crypto";
import type { Viewer } from "#kit/viewer";
import type { AgencyUnderTest } from "../support/agency";

export const OFFICER: Viewer = {
  sub: "officer",
  agency: "IOM",
  roles: ["transport-officer"],
  operations: [],
  sites: [],
  purpose: "TRAVEL",
};

const ENTRY = "id status seat heldCodes pendingLetters person { id } trip { id }";
const TRIP = "id status seats seatsTaken departsAt arrivesAt departedAt arrivedAt cancelledReason crossesBorder";

const ANSWERS: Record<string, string> = {
  registerVehicle: "vehicle { id name seats retiredAt }",
  retireVehicle: "vehicle { id retiredAt }",
  nominate: `trip { ${TRIP} } entries { ${ENTRY} } refused { personId code message }`,
  declineSeat: `entries { ${ENTRY} }`,
  offload: `entries { ${ENTRY} offReason }`,
  recordNoShow: `entries { ${ENTRY} }`,
  swapPassengers: `off { ${ENTRY} offReason } on { ${ENTRY} }`,
  lockManifest: `trip { ${TRIP} } cleared held`,
  board: `entry { ${ENTRY} boardedAt evidence { evaluatedAt fitToTravelIds childTravelClearanceId guardianIds stayId travelDocumentId } }`,
  boardMany: `entries { ${ENTRY} } refused { personId code blockers }`,
  depart: `trip { ${TRIP} } leftBehind`,
  handOver: `entry { ${ENTRY} handedOverAt receivedBy }`,
  reportMissing: `entry { ${ENTRY} }`,
  reportFound: `entry { ${ENTRY} arrivedAt }`,
};

/** The text of a mutation. */
export function actOf(name: string): string {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { ${ANSWERS[name] ?? `trip { ${TRIP} }`} } }`;
}

/** Does one act, of a new id unless the input has one, and answers what came of it. */
export async function act(agency: AgencyUnderTest, name: string, input: object, viewer = OFFICER) {
  const { data, codes, messages } = await agency.ask(actOf(name), { input: { id: randomUUID(), ...input } }, viewer);
  return { told: data?.[name], codes, messages };
}
