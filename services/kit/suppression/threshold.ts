import type { Role } from "#kit/access/roles";
import type { Viewer } from "#kit/viewer";

/** Fewer people than this are not told: of partners, and of the public. Each threshold hides what the one before hides. */
export const THRESHOLDS = { partners: 5, public: 11 } as const;

/** The agency in the token of a viewer who speaks for nobody: a public dashboard. */
const PUBLIC = "public";

/**
 * Below how many people figures are hidden from this viewer, or null for nobody's figures: whoever has a role of `exact`
 * reads the rows behind them. The public never does, whatever its token says.
 */
export function thresholdOf({ agency, roles }: Viewer, exact: readonly Role[]): number | null {
  if (agency.trim().toLowerCase() === PUBLIC) return THRESHOLDS.public;
  return exact.some((role) => roles.includes(role)) ? null : THRESHOLDS.partners;
}

/** Whether a figure that has nothing to do with any other one is hidden below this threshold. */
export const isSmall = (count: number, threshold: number | null): boolean =>
  threshold !== null && count > 0 && count < threshold;
