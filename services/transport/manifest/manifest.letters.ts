// What other agencies are told of those on a manifest. Of one person everything is told in order.
import { randomUUID } from "node:crypto";
import type { Letters } from "#kit/outbox/deliver";
import type { Told } from "#kit/outbox/post";
import type { Trip } from "../trip/trip.entity";
import type { ManifestEntry } from "./manifest.entity";

export const MANIFEST_LETTERS: Letters = {
  "ties-at-people": "mutation TiesAtPeople($input: NoteTiesInput!) { noteTiesAtPeople(input: $input) { noted } }",
  "note-outcome": "mutation NoteOutcome($input: NoteOutcomeInput!) { noteOutcome(input: $input) { personId } }",
  "check-out-for-trip":
    "mutation CheckOutForTrip($input: CheckOutForTripInput!) { checkOutForTrip(input: $input) { personId } }",
  "check-in-from-trip":
    "mutation CheckInFromTrip($input: CheckInFromTripInput!) { checkInFromTrip(input: $input) { personId } }",
};

type Passenger = Pick<ManifestEntry, "personId" | "tripId">;

const letter = (kind: keyof typeof MANIFEST_LETTERS, personId: string, payload: Told["payload"]): Told => ({
  ...{ id: randomUUID(), kind, about: personId, payload },
});

/** To people: whose trip somebody is on, or was until `endedAt`. */
export function tieTold(
  { personId, occurredAt: beganAt }: Pick<ManifestEntry, "personId" | "occurredAt">,
  { operationCode: operation, recordedByAgency: holder }: Trip,
  endedAt: Date | null,
): Told {
  const tie = { personId, kind: "TRIP_AGENCY", holder, operation, beganAt, endedAt };
  return letter("ties-at-people", personId, { ties: [tie] });
}

/** To shelters: somebody got in. */
export const boardingTold = ({ personId, tripId }: Passenger, occurredAt: Date): Told =>
  letter("check-out-for-trip", personId, { personId, tripId, occurredAt });

/** To shelters: somebody got out at this shelter; null for where they had left from. */
export const arrivalTold = ({ personId, tripId }: Passenger, shelterId: string | null, occurredAt: Date): Told =>
  letter("check-in-from-trip", personId, { personId, tripId, shelterId, occurredAt });

/** To people: somebody who had boarded is missing, or was found. */
export const missingTold = ({ personId }: Passenger, isMissing: boolean, occurredAt: Date): Told =>
  letter("note-outcome", personId, { personId, outcome: isMissing ? "DISAPPEARED" : null, occurredAt });
