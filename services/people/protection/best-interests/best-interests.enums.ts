import { registerEnumType } from "type-graphql";

export enum BestInterestsKind {
  BIA = "BIA",
  BID = "BID",
}
registerEnumType(BestInterestsKind, {
  name: "BestInterestsKind",
  description: "Which best-interests procedure. Source: UNHCR Best Interests Procedure Guidelines, 2021.",
  valuesConfig: {
    BIA: { description: "Best interests assessment: by a caseworker, before any action that affects the child." },
    BID: { description: "Best interests determination: by a panel, before the weightiest decisions." },
  },
});

export enum BestInterestsOutcome {
  STAY_IN_PRESENT_CARE = "STAY_IN_PRESENT_CARE",
  ALTERNATIVE_CARE = "ALTERNATIVE_CARE",
  FAMILY_REUNIFICATION = "FAMILY_REUNIFICATION",
  RETURN_WITH_RECEIVER = "RETURN_WITH_RECEIVER",
  STAY_FOR_NOW = "STAY_FOR_NOW",
}
registerEnumType(BestInterestsOutcome, {
  name: "BestInterestsOutcome",
  description: "What was found to be best for a child.",
  valuesConfig: {
    STAY_IN_PRESENT_CARE: { description: "To stay in the care where the child is." },
    ALTERNATIVE_CARE: { description: "To go into another care arrangement." },
    FAMILY_REUNIFICATION: { description: "To go back to the family, once it is traced and verified." },
    RETURN_WITH_RECEIVER: { description: "To return to the country of origin, to a named receiver." },
    STAY_FOR_NOW: { description: "Not to travel for now; to be looked at again on the review day." },
  },
});
