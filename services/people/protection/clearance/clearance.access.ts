// Who may read and write verdicts on children's travel. UNICEF states it.
import type { AgencyAccess } from "#kit/access/policy";

export const clearanceTypes: AgencyAccess["types"] = {
  Mutation: { travelVerdict: "grantChildTravelClearance withholdChildTravelClearance" },
  ChildTravelClearancePayload: { open: "clearance" },
  ChildTravelClearance: {
    travelDecision: "id verdict validUntil",
    travelVerdict: "operationCode requirements decidedAt isValid person",
    travelPlan:
      "recordedBy occurredAt recordedAt version withheldReason receiverName receiverRelation receiverPlace escort",
  },
};
