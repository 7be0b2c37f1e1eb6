import { registerEnumType } from "type-graphql";

export enum CareArrangement {
  PARENT = "PARENT",
  STEP_PARENT = "STEP_PARENT",
  CUSTOMARY_CAREGIVER = "CUSTOMARY_CAREGIVER",
  ADULT_SIBLING = "ADULT_SIBLING",
  KINSHIP_CARE = "KINSHIP_CARE",
  FOSTER_CARE = "FOSTER_CARE",
  RESIDENTIAL_CARE = "RESIDENTIAL_CARE",
  KAFALA = "KAFALA",
  INDEPENDENT_LIVING = "INDEPENDENT_LIVING",
  UNRELATED_ADULT = "UNRELATED_ADULT",
  NONE = "NONE",
}
registerEnumType(CareArrangement, {
  name: "CareArrangement",
  description: "In whose care a child lives. Source: the care arrangements of Primero/CPIMS+.",
  valuesConfig: {
    PARENT: { description: "A parent." },
    STEP_PARENT: { description: "A step-parent." },
    CUSTOMARY_CAREGIVER: { description: "The person who by custom has cared for the child, not a parent." },
    ADULT_SIBLING: { description: "A brother or sister of age." },
    KINSHIP_CARE: { description: "Another relative." },
    FOSTER_CARE: { description: "A foster family, chosen and followed by an agency." },
    RESIDENTIAL_CARE: { description: "A centre with staff." },
    KAFALA: { description: "A family that has taken the child in under Islamic law." },
    INDEPENDENT_LIVING: { description: "On the child's own, with support." },
    UNRELATED_ADULT: { description: "An adult who is no relative and was chosen by no agency." },
    NONE: { description: "Nobody's care." },
  },
});
