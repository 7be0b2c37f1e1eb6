import type { AgencyAccess } from "#kit/access/policy";

export const conservationTypes: AgencyAccess["types"] = {
  Operation: { whereabouts: "conservation" },
  Conservation: {
    whereabouts:
      "registered sheltered waiting inTransit atOnwardCentre returned leftOnOwn disappeared deceased difference holds pendingLetters",
  },
};
