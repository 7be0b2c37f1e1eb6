import { Field, ID, InputType, ObjectType } from "type-graphql";
import { connectionOf } from "#kit/connection";
import { DateTime } from "#kit/scalars";
import { CaseTransfer } from "./transfer.entity";

export const CaseTransferConnection = connectionOf(CaseTransfer, "CaseTransfer");

@InputType({ description: "A case that is to become another agency's." })
export class TransferCaseInput {
  @Field(() => ID, { description: "A UUID that the client makes, the transfer's: sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The case: OPEN, and not under way to another agency already." })
  caseId!: string;

  @Field(() => String, { description: "The agency that is to have it." })
  toAgency!: string;

  @Field(() => String, { description: "Why, in at least 10 letters." })
  reason!: string;

  @Field(() => ID, {
    description:
      "The consent it rests on: the child's to CHILD_PROTECTION, active, naming the agency and IDENTITY, FAMILY and CHILD_PROTECTION. An agreement must cover the same.",
  })
  consentId!: string;

  @Field(() => DateTime, { nullable: true, description: "When it was offered; now, unless it is sent late." })
  occurredAt?: Date | null;
}

@InputType()
abstract class TransferInput {
  @Field(() => ID, { description: "A UUID that the client makes: sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The transfer." })
  transferId!: string;
}

@InputType({ description: "A case that is taken on." })
export class AcceptTransferInput extends TransferInput {
  @Field(() => String, {
    nullable: true,
    description: "Account of the caseworker of the new owner; left out: whoever accepts.",
  })
  caseworker?: string | null;
}

@InputType({ description: "A transfer that does not come about." })
export class EndTransferInput extends TransferInput {
  @Field(() => String, { description: "Why, in at least 10 letters." })
  reason!: string;
}

@InputType({ description: "A case that has been handed over." })
export class CompleteTransferInput extends TransferInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Whether the new owner goes on with the case outside the hub: then it is TRANSFERRED here, and nobody works on it here any more.",
  })
  isContinuedElsewhere!: boolean;
}

@ObjectType({ description: "The transfer as it stands now." })
export class TransferPayload {
  @Field(() => CaseTransfer, { nullable: true, description: "The transfer; null where the viewer may not read it." })
  transfer!: CaseTransfer | null;
}
