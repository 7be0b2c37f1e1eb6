/** The roles of the access table, as tokens carry them; `docs/access.md` says what each may read and write. */
export const ROLES = [
  "iom-registrar",
  "unicef-caseworker",
  "unicef-analyst",
  "clinician",
  "shelter-manager",
  "transport-officer",
  "consulate",
  "dashboard",
  "auditor",
  // Agencies themselves, as clients of the hub: what one must tell another, or ask before it acts.
  "people-agency",
  "shelters-agency",
  "transport-agency",
] as const;

export type Role = (typeof ROLES)[number];
