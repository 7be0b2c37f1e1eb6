// Who may board, as the hub answers it: the field that is the stop list people see is the rule that is enforced.
import type { Context } from "#kit/context";
import type { BoardingEvidence } from "../clearance/boarding-evidence.entity";
import { BoardingBlocker } from "../clearance/clearance.enums";

/** What a question may hold at once, within the limits of the hub. */
export const MOST_AT_ONCE = 100;

/** Clocks of two processes of this agency are no further apart; an answer older than that was not judged for us. */
const APART_MS = 5_000;

export const MAY_THEY_BOARD = `query PassengersToBoard($tripId: ID!, $personIds: [ID!]!) {
  passengersToBoard(tripId: $tripId, personIds: $personIds) {
    id
    boardingClearance(tripId: $tripId) {
      isCleared blockers tripId evaluatedAt
      evidence { evaluatedAt fitToTravelIds childTravelClearanceId guardianIds stayId travelDocumentId }
    }
  }
}`;

interface Told {
  isCleared: boolean;
  blockers: BoardingBlocker[];
  tripId: string;
  evaluatedAt: string;
  evidence: BoardingEvidence | null;
}

interface Answer {
  passengersToBoard: ({ id: string; boardingClearance: Told | null } | null)[] | null;
}

export type Clearance =
  { isCleared: true; evidence: BoardingEvidence } | { isCleared: false; blockers: BoardingBlocker[] };

/** No answer is no. */
export const UNVERIFIED: Clearance = { isCleared: false, blockers: [BoardingBlocker.UNVERIFIABLE] };

/** Asks the hub about each of these people, as this agency. For outside of transactions: it may take seconds. */
export async function clearancesOf(
  { hub, clock }: Context,
  tripId: string,
  personIds: readonly string[],
): Promise<Map<string, Clearance>> {
  const askedAt = clock.now();
  const clearances = new Map<string, Clearance>(personIds.map((id) => [id, UNVERIFIED]));
  for (let start = 0; start < personIds.length; start += MOST_AT_ONCE) {
    const part = personIds.slice(start, start + MOST_AT_ONCE);
    const answer = await hub?.ask<Answer>(MAY_THEY_BOARD, { tripId, personIds: part });
    for (const { id, told } of toldIn(answer?.data)) {
      if (clearances.has(id)) clearances.set(id, clearanceIn(told, tripId, askedAt));
    }
  }
  return clearances;
}

const toldIn = (answer: Answer | null | undefined): { id: string; told: Told }[] =>
  (answer?.passengersToBoard ?? []).flatMap((each) =>
    each?.boardingClearance ? [{ id: each.id, told: each.boardingClearance }] : [],
  );

/** Whatever is missing in an answer, or belongs to another question, makes it a no. */
function clearanceIn({ isCleared, blockers, evidence, ...told }: Told, tripId: string, askedAt: Date): Clearance {
  const isOurs = told.tripId === tripId && Date.parse(told.evaluatedAt) >= askedAt.getTime() - APART_MS;
  if (!isOurs || !Array.isArray(blockers)) return UNVERIFIED;
  if (isCleared && blockers.length === 0) return evidence ? { isCleared, evidence } : UNVERIFIED;
  return { isCleared: false, blockers: blockers.length > 0 ? blockers : UNVERIFIED_CODES };
}

const UNVERIFIED_CODES = [BoardingBlocker.UNVERIFIABLE];
