import { In } from "typeorm";
import { Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { manyEach } from "#kit/loader";
import { Operation } from "../../operation/operation.entity";
import { todayOfEach } from "../../operation/operation.loaders";
import { SharingAgreement } from "./agreement.entity";
import { isInForce } from "./agreement.rules";

@Resolver(() => SharingAgreement)
export class SharingAgreementResolver {
  @BatchField(() => Boolean, { nullable: true, description: "Whether it holds today." })
  async isInForce(agreements: SharingAgreement[], ctx: Context): Promise<boolean[]> {
    const days = await todayOfEach(ctx, agreements);
    return agreements.map((agreement, index) => isInForce(agreement, days[index] ?? ""));
  }
}

@Resolver(() => Operation)
export class OperationSharingAgreementsResolver {
  @BatchField(() => [SharingAgreement], {
    nullable: true,
    description: "Who may share what with whom in this operation, in force or not; by the names of the two agencies.",
  })
  async sharingAgreements(operations: Operation[], { db }: Context): Promise<SharingAgreement[][]> {
    const codes = operations.map(({ code }) => code);
    const order = { providerAgency: "ASC", partnerAgency: "ASC", id: "ASC" } as const;
    const rows = await db.find(SharingAgreement, { where: { operationCode: In(codes) }, order });
    return manyEach(codes, rows, ({ operationCode }) => operationCode);
  }
}
