import type { AgencyAccess } from "#kit/access/policy";

export const outcomeCategories: AgencyAccess["categories"] = {
  noticed: {
    level: "L2",
    says: "What shelters and transport noticed became of somebody",
    read: ["shelters-agency", "transport-agency"],
    write: ["shelters-agency", "transport-agency"],
  },
};

export const outcomeTypes: AgencyAccess["types"] = {
  Mutation: { status: "recordOutcome", noticed: "noteOutcome" },
  RecordOutcomePayload: { status: "person" },
  NoteOutcomePayload: { noticed: "personId" },
};
