import { registerEnumType } from "type-graphql";

export enum CaseFollowUpKind {
  VISIT = "VISIT",
  CALL = "CALL",
  AFTER_PLACEMENT = "AFTER_PLACEMENT",
  AFTER_REUNIFICATION = "AFTER_REUNIFICATION",
}
registerEnumType(CaseFollowUpKind, {
  name: "CaseFollowUpKind",
  description: "How and why a caseworker looks after a child again.",
  valuesConfig: {
    VISIT: { description: "A visit where the child lives." },
    CALL: { description: "A telephone call." },
    AFTER_PLACEMENT: { description: "A visit after the child was placed in somebody's care." },
    AFTER_REUNIFICATION: { description: "A visit or call after the child went back to the family." },
  },
});
