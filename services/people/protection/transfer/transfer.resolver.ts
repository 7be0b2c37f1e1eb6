import { Args, Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import { pageOfEach, PageArgs, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import { Operation } from "../../operation/operation.entity";
import { ChildCase } from "../case/case.entity";
import { Consent } from "../consent/consent.entity";
import { consentById } from "../consent/consent.loaders";
import { foundFor, recordsOfEach } from "../record.loaders";
import { CaseTransfer } from "./transfer.entity";
import { CaseTransferConnection } from "./transfer.inputs";

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

@Resolver(() => Operation)
export class OperationTransfersResolver {
  @BatchField(() => CaseTransferConnection, {
    nullable: true,
    description: "Transfers from or to the viewer's agency, over or not, latest first.",
  })
  caseTransfers(
    operations: Operation[],
    { db }: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<CaseTransfer>[]> {
    const codes = operations.map(({ code }) => code);
    const query = db
      .createQueryBuilder(CaseTransfer, "transfer")
      .where(":viewerAgency IN (transfer.fromAgency, transfer.toAgency)");
    return pageOfEach(query, "operationCode", codes, { keys: ["occurredAt"], direction: "DESC" }, page);
  }
}
