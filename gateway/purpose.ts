// What a request is for. Consent is given for a purpose, so a viewer is asked for one with every request.
import type { Role } from "#kit/access/roles";
import { HubError } from "#kit/errors";

/** `ConsentPurpose` of the people agency. */
const PURPOSES = [
  "ASSISTANCE",
  "TRAVEL",
  "HEALTH_CARE",
  "CHILD_PROTECTION",
  "FAMILY_TRACING",
  "INTERNATIONAL_PROTECTION",
  "TRAVEL_DOCUMENTS",
] as const;

/** What somebody of this role is here for, unless they say otherwise. */
const USUAL: Readonly<Partial<Record<Role, (typeof PURPOSES)[number]>>> = {
  "unicef-caseworker": "CHILD_PROTECTION",
  "unicef-analyst": "CHILD_PROTECTION",
  clinician: "HEALTH_CARE",
  "transport-officer": "TRAVEL",
  consulate: "TRAVEL_DOCUMENTS",
};

/** The purpose in the header `x-purpose`, or what the first of these roles is usually for. Throws PURPOSE_UNKNOWN. */
export function purposeOf(header: string | string[] | undefined, roles: readonly string[]): string {
  if (header === undefined) return USUAL[roles[0] as Role] ?? "ASSISTANCE";
  if (typeof header === "string" && PURPOSES.some((purpose) => purpose === header)) return header;
  throw new HubError("PURPOSE_UNKNOWN", `x-purpose: is none of ${PURPOSES.join(", ")}.`);
}
