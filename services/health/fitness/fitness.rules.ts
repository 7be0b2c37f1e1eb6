import type { FitToTravelVerdict, TravelMode } from "./fitness.enums";

/** What is known of a verdict when it is judged. */
export interface VerdictFacts {
  verdict: `${FitToTravelVerdict}`;
  mode: `${TravelMode}`;
  assessedAt: Date;
  validUntil: Date;
  suspendedAt: Date | null;
}

export const allowsTravel = ({ verdict }: Pick<VerdictFacts, "verdict">): boolean =>
  verdict === "FIT" || verdict === "FIT_WITH_REQUIREMENTS";

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
