// Who may read and write transfers of cases. UNICEF states it.
import { RECORD, type AgencyAccess } from "#kit/access/policy";

export const transferTypes: AgencyAccess["types"] = {
  Mutation: { caseWork: "transferCase acceptTransfer rejectTransfer revokeTransfer completeTransfer" },
  TransferPayload: { open: "transfer" },
  Operation: { caseWork: "caseTransfers" },
  CaseTransfer: {
    caseWork: `${RECORD} status fromAgency toAgency reason rejectionReason revocationReason acceptedAt changedAt consent`,
  },
};
