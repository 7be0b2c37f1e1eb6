import type { AgencyAccess } from "#kit/access/policy";

/** Exact: for who reads the rows behind them, or runs what depends on them. Others are told figures that hide small ones. */
export const conservationCategories: AgencyAccess["categories"] = {
  whereabouts: {
    level: "L1",
    says: "How many people are where, in exact numbers, small ones too",
    read: ["iom-registrar", "shelter-manager", "transport-officer"],
  },
};

export const conservationTypes: AgencyAccess["types"] = {
  Operation: { whereabouts: "conservation" },
  Conservation: {
    whereabouts:
      "registered sheltered waiting inTransit atOnwardCentre returned leftOnOwn disappeared deceased difference holds pendingLetters",
  },
};
