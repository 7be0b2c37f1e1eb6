// Who may write returns and travel documents. Consulates read; what they decide is written down by a registrar.
import type { AgencyAccess } from "#kit/access/policy";

export const returnCategories: AgencyAccess["categories"] = {
  returnReason: {
    level: "L3",
    says: "Why a return was suspended or withdrawn",
    read: ["iom-registrar"],
  },
};

export const returnTypes: AgencyAccess["types"] = {
  Query: { boarding: "personToReturn" },
  Mutation: {
    returnCase:
      "requestReturn counselReturn declareReturn confirmDocuments payAllowance closeReturn suspendReturn resumeReturn withdrawReturn",
    document: "requestDocument checkNationality issueDocument refuseDocument",
  },
  RequestReturnPayload: { open: "returnCase" },
  CounselReturnPayload: { open: "returnCase" },
  DeclareReturnPayload: { open: "returnCase" },
  ConfirmDocumentsPayload: { open: "returnCase" },
  PayAllowancePayload: { open: "returnCase" },
  CloseReturnPayload: { open: "returnCase" },
  SuspendReturnPayload: { open: "returnCase entries" },
  ResumeReturnPayload: { open: "returnCase" },
  WithdrawReturnPayload: { open: "returnCase entries" },
  RequestDocumentPayload: { open: "document" },
  CheckNationalityPayload: { open: "document" },
  IssueDocumentPayload: { open: "document" },
  RefuseDocumentPayload: { open: "document" },
  ReturnCase: {
    returnCase:
      "counselledAt counsellingLanguage declaredAt declarationMethod declaredBy declarer suspendedFrom reintegration",
    returnReason: "stopReason",
  },
  ReturnAllowance: { returnCase: "paidAt" },
  TravelDocument: { document: "nationalityCheckedAt refusedAt" },
};
