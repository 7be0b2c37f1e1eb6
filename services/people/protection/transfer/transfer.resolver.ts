import { Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { ChildCase } from "../case/case.entity";
import { Consent } from "../consent/consent.entity";
import { consentById } from "../consent/consent.loaders";
import { foundFor, recordsOfEach } from "../record.loaders";
import { CaseTransfer } from "./transfer.entity";

@Resolver(() => CaseTransfer)
export class CaseTransferResolver {
  @BatchField(() => Consent, { nullable: true, description: "The consent it rests on." })
  consent(transfers: CaseTransfer[], ctx: Context): Promise<(Consent | null)[]> {
    return foundFor(
      consentById(ctx),
      transfers.map(({ consentId }) => consentId),
    );
  }
}

@Resolver(() => ChildCase)
export class ChildCaseTransfersResolver {
  @BatchField(() => [CaseTransfer], { nullable: true, description: "Transfers to other agencies, latest first." })
  transfers(cases: ChildCase[], { db }: Context): Promise<CaseTransfer[][]> {
    return recordsOfEach(db, CaseTransfer, cases);
  }
}
