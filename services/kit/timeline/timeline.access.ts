import type { AgencyAccess } from "#kit/access/policy";

/** Who may read a timeline at all. What of each record is on it, each agency decides by who reads that record. */
export const timelineCategory: AgencyAccess["categories"] = {
  timeline: {
    level: "L2",
    says: "What happened to somebody and when, as far as the viewer may read the record behind it",
    read: ["iom-registrar", "unicef-caseworker", "clinician", "shelter-manager", "transport-officer"],
  },
};

/** The field by which an agency tells its part. */
export const timelineTypes = (field: string): AgencyAccess["types"] => ({
  Person: { timeline: field },
  ToldEvent: { timeline: "at kind recordId" },
});
