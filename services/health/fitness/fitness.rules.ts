import { HubError } from "#kit/errors";
import { assertInput } from "#kit/input";
import type { FitToTravelVerdict, TravelMode } from "./fitness.enums";

/** What is known of a verdict when it is judged. */
export interface VerdictFacts {
  verdict: `${FitToTravelVerdict}`;
  mode: `${TravelMode}`;
  assessedAt: Date;
  validUntil: Date;
  suspendedAt: Date | null;
}

/** The verdicts by which somebody may travel. */
export const ALLOWING: ReadonlySet<VerdictFacts["verdict"]> = new Set(["FIT", "FIT_WITH_REQUIREMENTS"]);

export const allowsTravel = ({ verdict }: Pick<VerdictFacts, "verdict">): boolean => ALLOWING.has(verdict);

/** For how long a clinician's verdict holds at most, from the examination. */
const MOST_HOURS = 72;

export interface Certificate {
  verdict: VerdictFacts["verdict"];
  requirements: readonly string[];
  validUntil: Date | null;
  recheckOn: string | null;
}

/**
 * Until when a verdict of `assessedAt` holds. Throws INPUT_INVALID for requirements that do not go with the verdict, or a day
 * to look again that is missing, or there without reason; TIME_INVALID for one that holds too long, or not at all.
 */
export function validityOf(
  { verdict, requirements, validUntil, recheckOn }: Certificate,
  assessedAt: Date,
  today: string,
): Date {
  const needs = verdict === "FIT_WITH_REQUIREMENTS";
  assertInput(requirements.length > 0 === needs, "requirements", `are ${needs ? "missing" : "not of this verdict"}`);
  assertInput(new Set(requirements).size === requirements.length, "requirements", "name one twice");
  const isLater = verdict === "TEMPORARILY_UNFIT";
  assertInput((recheckOn !== null) === isLater, "recheckOn", `is ${isLater ? "missing" : "not of this verdict"}`);
  assertInput(recheckOn === null || recheckOn > today, "recheckOn", "is no later day");
  const last = new Date(assessedAt.getTime() + MOST_HOURS * 3_600_000);
  if (validUntil && (validUntil <= assessedAt || validUntil > last)) {
    throw new HubError(
      "TIME_INVALID",
      `input.validUntil: is not within ${String(MOST_HOURS)} hours of the examination.`,
    );
  }
  return validUntil ?? last;
}

/** Whether this verdict, whatever it says, is the word on journeys by `mode` at the instant `at`. */
export function isVerdictValidAt(
  { mode: judged, assessedAt, validUntil, suspendedAt }: VerdictFacts,
  mode: `${TravelMode}`,
  at: Date,
): boolean {
  return judged === mode && assessedAt <= at && at < validUntil && (suspendedAt === null || at < suspendedAt);
}

/** The latest verdict for each mode that was judged, latest first. */
export function latestByMode<V extends Pick<VerdictFacts, "mode" | "assessedAt">>(verdicts: readonly V[]): V[] {
  const latest = new Map<string, V>();
  for (const verdict of verdicts) {
    const known = latest.get(verdict.mode);
    if (!known || verdict.assessedAt > known.assessedAt) latest.set(verdict.mode, verdict);
  }
  return [...latest.values()].sort((a, b) => b.assessedAt.getTime() - a.assessedAt.getTime());
}

/**
 * Whether somebody with these verdicts may travel by `mode` at `at`. The latest verdict before the journey decides:
 * an older FIT that has not run out yet is worth nothing beside a later UNFIT.
 */
export function mayTravelAt(verdicts: readonly VerdictFacts[], mode: `${TravelMode}`, at: Date): boolean {
  const known = verdicts.filter(({ assessedAt }) => assessedAt <= at);
  const latest = latestByMode(known).find((verdict) => verdict.mode === mode);
  return latest !== undefined && allowsTravel(latest) && isVerdictValidAt(latest, mode, at);
}
