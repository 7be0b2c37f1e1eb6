import type { AgencyAccess } from "#kit/access/policy";

export const conservationTypes: AgencyAccess["types"] = {
  Operation: { whereabouts: "travelling returnedHome lettersFromTransport" },
};
