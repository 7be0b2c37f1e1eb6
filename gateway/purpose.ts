// What a request is for. Consent is given for a purpose, so a viewer is asked for one with every request.
import type { Role } from "#kit/access/roles";
import { HubError } from "#kit/errors";

/** What each role may be here for, the usual first: purposes of consent (`ConsentPurpose` of the people agency). */
const PURPOSES: Readonly<Record<Role, readonly [string, ...string[]]>> = {
  "iom-registrar": ["ASSISTANCE", "TRAVEL", "TRAVEL_DOCUMENTS", "INTERNATIONAL_PROTECTION", "FAMILY_TRACING"],
  "unicef-caseworker": ["CHILD_PROTECTION", "FAMILY_TRACING", "INTERNATIONAL_PROTECTION"],
  "unicef-analyst": ["CHILD_PROTECTION"],
  clinician: ["HEALTH_CARE"],
  "shelter-manager": ["ASSISTANCE"],
  "transport-officer": ["TRAVEL"],
  consulate: ["TRAVEL_DOCUMENTS"],
  dashboard: ["ASSISTANCE"],
  auditor: ["ASSISTANCE"],
  "people-agency": ["ASSISTANCE"],
  "shelters-agency": ["ASSISTANCE"],
  "transport-agency": ["TRAVEL"],
};

/**
 * The purpose in the header `x-purpose`, which must be one of the viewer's roles, or the usual one of the first role.
 * Throws PURPOSE_UNKNOWN.
 */
export function purposeOf(header: string | string[] | undefined, roles: readonly string[]): string {
  const own = roles.flatMap((role) => (Object.hasOwn(PURPOSES, role) ? PURPOSES[role as Role] : []));
  const purpose = header ?? own[0] ?? "NONE";
  if (purpose === "NONE" || (typeof purpose === "string" && own.includes(purpose))) return purpose;
  throw new HubError("PURPOSE_UNKNOWN", `x-purpose: is none of ${own.join(", ")}.`);
}
