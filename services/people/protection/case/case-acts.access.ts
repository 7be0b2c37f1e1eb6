// Who may read and write the work on a child's case. UNICEF states it.
import { RECORD, type AgencyAccess } from "#kit/access/policy";

export const caseActTypes: AgencyAccess["types"] = {
  Mutation: {
    caseWork:
      "openCase assignCase assessCase planCase beginServices completeServices closeCase reopenCase planFollowUp recordFollowUp completeFollowUp",
    care: "arrangeCare endCare",
    bestInterests: "recordBestInterests concludeBestInterests",
    tracing: "requestTracing advanceTracing",
    incident: "recordIncident",
  },
  FollowUpPayload: { open: "followUp" },
  BestInterestsPayload: { open: "procedure" },
  TracingPayload: { open: "tracingRequest" },
  IncidentPayload: { open: "incident" },
  CarePlacementPayload: { open: "placement" },
  ChildCasePayload: { open: "childCase" },
  ChildCase: { caseWork: "steps" },
  ChildCaseStep: { caseWork: `${RECORD} kind caseworker closureReason note` },
};
