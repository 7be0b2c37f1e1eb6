import type { ConsentStatus } from "./consent.enums";

type Status = `${ConsentStatus}`;

/**
 * Whether a consent holds at `now`; `today` is the same moment as a day of its operation ("YYYY-MM-DD").
 * `expiresOn` is the last day on which it holds. One that was withdrawn stays withdrawn, expired or not.
 */
export function consentStatus(
  { validFrom, expiresOn, withdrawnAt }: { validFrom: Date; expiresOn: string | null; withdrawnAt: Date | null },
  now: Date,
  today: string,
): Status {
  if (withdrawnAt !== null && withdrawnAt <= now) return "WITHDRAWN";
  if (validFrom > now) return "NOT_YET_VALID";
  return expiresOn !== null && expiresOn < today ? "EXPIRED" : "ACTIVE";
}
