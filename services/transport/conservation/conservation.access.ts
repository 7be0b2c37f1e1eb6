import type { AgencyAccess } from "#kit/access/policy";

export const conservationCategories: AgencyAccess["categories"] = {
  whereabouts: {
    level: "L1",
    says: "How many people are where, in exact numbers, small ones too",
    read: ["iom-registrar", "shelter-manager", "transport-officer"],
  },
};

export const conservationTypes: AgencyAccess["types"] = {
  Operation: { whereabouts: "travelling returnedHome lettersFromTransport" },
};
