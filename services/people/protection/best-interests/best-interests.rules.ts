import { HubError } from "#kit/errors";
import type { BestInterestsOutcome } from "./best-interests.enums";

interface Said {
  outcome?: `${BestInterestsOutcome}` | null;
  concludedOn?: string | null;
  reviewOn?: string | null;
}

type Days = Record<"concludedOn" | "reviewOn", string | null>;

const LONGEST_MS = 366 * 86_400_000;

/**
 * The days of a procedure that was begun on one day: with an outcome it is concluded, without one it is not. Throws
 * INPUT_INVALID and TIME_INVALID, naming the field.
 */
export function conclusionOf(
  { outcome, concludedOn, reviewOn = null }: Said,
  { begunOn, today }: { begunOn: string; today: string },
): Days {
  if (!outcome) return assertNoDays({ concludedOn, reviewOn });
  const on = concludedOn ?? begunOn;
  assertDays(on, begunOn, today);
  if (reviewOn) assertReview(reviewOn, on);
  else if (outcome === "STAY_FOR_NOW")
    throw new HubError("INPUT_INVALID", "input.reviewOn: is needed: when is it to be looked at again?");
  return { concludedOn: on, reviewOn };
}

function assertNoDays(days: Omit<Said, "outcome">): Days {
  const early = Object.entries(days).find(([, day]) => day);
  if (early) throw new HubError("INPUT_INVALID", `input.${early[0]}: goes with an outcome.`);
  return { concludedOn: null, reviewOn: null };
}

function assertDays(concludedOn: string, begunOn: string, today: string): void {
  if (concludedOn < begunOn) throw new HubError("TIME_INVALID", "input.concludedOn: is before it began.");
  if (concludedOn > today) throw new HubError("TIME_INVALID", "input.concludedOn: is yet to come.");
}

function assertReview(reviewOn: string, concludedOn: string): void {
  if (reviewOn <= concludedOn) throw new HubError("TIME_INVALID", "input.reviewOn: is not after the conclusion.");
  if (Date.parse(reviewOn) - Date.parse(concludedOn) <= LONGEST_MS) return;
  throw new HubError("TIME_INVALID", "input.reviewOn: is more than a year away.");
}
