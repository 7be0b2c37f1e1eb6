// Other agencies' enums, as their owners have them: a value that the owner adds must be added here.
import { registerEnumType } from "type-graphql";

export enum FitToTravelVerdict {
  FIT = "FIT",
  FIT_WITH_REQUIREMENTS = "FIT_WITH_REQUIREMENTS",
  TEMPORARILY_UNFIT = "TEMPORARILY_UNFIT",
  UNFIT = "UNFIT",
}
registerEnumType(FitToTravelVerdict, {
  name: "FitToTravelVerdict",
  description: "Whether a person's health allows a journey. No verdict means: not assessed.",
  valuesConfig: {
    FIT: { description: "May travel." },
    FIT_WITH_REQUIREMENTS: { description: "May travel if all of `requirements` are met." },
    TEMPORARILY_UNFIT: { description: "May not travel now; to be seen again on `recheckOn`." },
    UNFIT: { description: "May not travel." },
  },
});

export enum ChildTravelVerdict {
  CLEARED = "CLEARED",
  WITHHELD = "WITHHELD",
  PENDING = "PENDING",
}
registerEnumType(ChildTravelVerdict, {
  name: "ChildTravelVerdict",
  description: "Whether a child who travels without a guardian may travel.",
  valuesConfig: {
    CLEARED: { description: "May travel, to the named receiver, while the clearance is valid." },
    WITHHELD: { description: "May not travel." },
    PENDING: { description: "Not decided yet, so may not travel." },
  },
});
