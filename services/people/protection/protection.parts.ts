// What child protection, consent and duplicates bring to the people agency; subgraph.ts takes it in.
import type { ClassType } from "type-graphql";
import type { Context } from "#kit/context";
import type { References } from "#kit/entities";
import { AgreementShare } from "./agreement/agreement-share.entity";
import { SharingAgreement } from "./agreement/agreement.entity";
import { OperationSharingAgreementsResolver, SharingAgreementResolver } from "./agreement/agreement.resolver";
import { BestInterestsActsResolver } from "./best-interests/best-interests-acts.resolver";
import { BestInterestsProcedure } from "./best-interests/best-interests.entity";
import { CareActsResolver } from "./care/care-acts.resolver";
import { CarePlacement } from "./care/care.entity";
import { CarePlacementResolver, ChildCaseCareResolver } from "./care/care.resolver";
import { ChildCaseActsResolver } from "./case/case-acts.resolver";
import { ChildCaseStep } from "./case/case-step.entity";
import { ChildCase } from "./case/case.entity";
import { ChildCaseResolver, PersonChildCaseResolver } from "./case/case.resolver";
import { ChildCaseConcern } from "./case/concern.entity";
import { ChildCaseRecordsResolver } from "./case/records.resolver";
import { ChildTravelClearanceActsResolver } from "./clearance/clearance-acts.resolver";
import { ChildTravelClearance } from "./clearance/clearance.entity";
import {
  ChildCaseClearancesResolver,
  ChildTravelClearanceResolver,
  PersonClearanceResolver,
} from "./clearance/clearance.resolver";
import { Consent } from "./consent/consent.entity";
import { ConsentResolver, OperationConsentsResolver, PersonConsentsResolver } from "./consent/consent.resolver";
import { ConsentShare } from "./consent/share.entity";
import { ConsentWording } from "./consent/wording.entity";
import { PotentialDuplicate } from "./duplicate/duplicate.entity";
import { OperationDuplicatesResolver, PotentialDuplicateResolver } from "./duplicate/duplicate.resolver";
import { MergeResolver } from "./duplicate/merge.resolver";
import { FollowUpActsResolver } from "./follow-up/follow-up-acts.resolver";
import { CaseFollowUp } from "./follow-up/follow-up.entity";
import { BrokenGlass } from "./glass/broken-glass.entity";
import { GlassSlot } from "./glass/glass-slot.entity";
import { BrokenGlassResolver, OperationGlassResolver, PersonGlassResolver } from "./glass/glass.resolver";
import { IncidentActsResolver } from "./incident/incident-acts.resolver";
import { Incident } from "./incident/incident.entity";
import { IncidentStaff } from "./incident/incident-staff.entity";
import { recordById } from "./record.loaders";
import { Referral } from "./referral/referral.entity";
import { ReferralActsResolver } from "./referral/referral-acts.resolver";
import {
  ChildCaseReferralsResolver,
  OperationReferralsResolver,
  PersonReferralsResolver,
  ReferralResolver,
} from "./referral/referral.resolver";
import { TracingActsResolver } from "./tracing/tracing-acts.resolver";
import { TracingRequest } from "./tracing/tracing.entity";
import { CaseTransfer } from "./transfer/transfer.entity";
import { CaseTransferActsResolver } from "./transfer/transfer-acts.resolver";
import {
  CaseTransferResolver,
  ChildCaseTransfersResolver,
  OperationTransfersResolver,
} from "./transfer/transfer.resolver";

export const protectionResolvers: ClassType[] = [
  SharingAgreementResolver,
  OperationSharingAgreementsResolver,
  CarePlacementResolver,
  ChildCaseCareResolver,
  CareActsResolver,
  FollowUpActsResolver,
  BestInterestsActsResolver,
  TracingActsResolver,
  IncidentActsResolver,
  ChildCaseResolver,
  ChildCaseActsResolver,
  PersonChildCaseResolver,
  ChildCaseRecordsResolver,
  ChildTravelClearanceResolver,
  ChildCaseClearancesResolver,
  PersonClearanceResolver,
  ConsentResolver,
  PersonConsentsResolver,
  OperationConsentsResolver,
  BrokenGlassResolver,
  PersonGlassResolver,
  OperationGlassResolver,
  PotentialDuplicateResolver,
  OperationDuplicatesResolver,
  MergeResolver,
  ReferralResolver,
  ChildCaseReferralsResolver,
  PersonReferralsResolver,
  CaseTransferResolver,
  ChildCaseTransfersResolver,
  OperationTransfersResolver,
  OperationReferralsResolver,
  ReferralActsResolver,
  CaseTransferActsResolver,
  ChildTravelClearanceActsResolver,
];

const RECORDS = {
  BestInterestsProcedure,
  CarePlacement,
  CaseFollowUp,
  BrokenGlass,
  CaseTransfer,
  ChildCase,
  ChildCaseStep,
  ChildTravelClearance,
  Consent,
  ConsentWording,
  Incident,
  PotentialDuplicate,
  Referral,
  SharingAgreement,
  TracingRequest,
};

export const protectionEntities: ClassType[] = Object.values(RECORDS);

export const protectionTables: ClassType[] = [
  ...protectionEntities,
  ChildCaseConcern,
  ConsentShare,
  AgreementShare,
  IncidentStaff,
  GlassSlot,
];

export const protectionReferences: References = Object.fromEntries(
  Object.entries<ClassType<{ id: string }>>(RECORDS).map(([name, table]) => {
    const byId = recordById(table);
    return [name, ({ id }: { id: string }, ctx: Context) => byId(ctx).load(id)];
  }),
);
