import { givenText } from "#kit/input";
import { HubError } from "#kit/errors";
import type { ChildTravelRequirement } from "./clearance.enums";

/** A child's situation is looked at again after this many days at the latest. Our choice. */
export const LONGEST_DAYS = 30;

const DAY_MS = 86_400_000;
const NEED_ESCORT: readonly `${ChildTravelRequirement}`[] = ["ESCORT", "SEAT_BESIDE_ESCORT"];

/** The last moment at which a verdict of `decidedAt` may still hold. */
export const latestEnd = (decidedAt: Date): Date => new Date(decidedAt.getTime() + LONGEST_DAYS * DAY_MS);

/** Throws TIME_INVALID unless a clearance that is given now ends after now, and soon enough. */
export function assertValidity(validUntil: Date, now: Date): void {
  if (validUntil <= now) throw new HubError("TIME_INVALID", "input.validUntil: is over.");
  if (validUntil <= latestEnd(now)) return;
  throw new HubError("TIME_INVALID", `input.validUntil: is more than ${String(LONGEST_DAYS)} days away.`);
}

/** The escort, as it is kept. Throws INPUT_INVALID where one is required and none is named. */
export function escortOf(escort: string | null | undefined, requirements: readonly `${ChildTravelRequirement}`[]) {
  const isNeeded = requirements.some((one) => NEED_ESCORT.includes(one));
  return isNeeded || escort ? givenText("escort", escort ?? "", 120) : null;
}

/** A verdict stands from when it was made, and none from later than now: it would outlive those that are made meanwhile. */
export const decidedAtOf = ({ occurredAt, recordedAt }: { occurredAt: Date; recordedAt: Date }): Date =>
  occurredAt < recordedAt ? occurredAt : recordedAt;
