import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { assertId } from "#kit/errors";
import { CaseTransfer } from "./transfer.entity";
import {
  AcceptTransferInput,
  CompleteTransferInput,
  EndTransferInput,
  TransferCaseInput,
  TransferPayload,
} from "./transfer.inputs";
import { transferById } from "./transfer.loaders";
import { acceptTransfer, completeTransfer, rejectTransfer, revokeTransfer, transferCase } from "./transfer.writes";

@Resolver(() => CaseTransfer)
export class CaseTransferActsResolver {
  @Mutation(() => TransferPayload, {
    nullable: true,
    description: "Offers an open case to another agency. Its owner keeps it until the other agency accepts.",
  })
  async transferCase(
    @Arg("input", () => TransferCaseInput, { description: "Which, to whom, and why." }) input: TransferCaseInput,
    @Ctx() ctx: Context,
  ): Promise<TransferPayload> {
    assertId("input.caseId", input.caseId);
    assertId("input.consentId", input.consentId);
    await transferCase(input, ctx);
    return transferAfter(input.id, ctx);
  }

  @Mutation(() => TransferPayload, {
    nullable: true,
    description: "The new owner takes the case: from now on it is theirs, open, with a caseworker of theirs.",
  })
  acceptTransfer(
    @Arg("input", () => AcceptTransferInput, { description: "Which, and who works on it." }) input: AcceptTransferInput,
    @Ctx() ctx: Context,
  ): Promise<TransferPayload> {
    return step(acceptTransfer, input, ctx);
  }

  @Mutation(() => TransferPayload, {
    nullable: true,
    description: "The agency that was asked does not take the case, which stays where it is.",
  })
  rejectTransfer(
    @Arg("input", () => EndTransferInput, { description: "Which, and why." }) input: EndTransferInput,
    @Ctx() ctx: Context,
  ): Promise<TransferPayload> {
    return step(rejectTransfer, input, ctx);
  }

  @Mutation(() => TransferPayload, {
    nullable: true,
    description:
      "The agency that hands over takes it back: the offer, or, until the new owner completes the transfer, the case itself.",
  })
  revokeTransfer(
    @Arg("input", () => EndTransferInput, { description: "Which, and why." }) input: EndTransferInput,
    @Ctx() ctx: Context,
  ): Promise<TransferPayload> {
    return step(revokeTransfer, input, ctx);
  }

  @Mutation(() => TransferPayload, {
    nullable: true,
    description: "The new owner says that the handover is over: it cannot be taken back any more.",
  })
  completeTransfer(
    @Arg("input", () => CompleteTransferInput, { description: "Which." }) input: CompleteTransferInput,
    @Ctx() ctx: Context,
  ): Promise<TransferPayload> {
    return step(completeTransfer, input, ctx);
  }
}

async function step<T extends { transferId: string }>(
  take: (input: T, ctx: Context) => Promise<void>,
  input: T,
  ctx: Context,
): Promise<TransferPayload> {
  assertId("input.transferId", input.transferId);
  await take(input, ctx);
  return transferAfter(input.transferId, ctx);
}

async function transferAfter(id: string, ctx: Context): Promise<TransferPayload> {
  return { transfer: await transferById(ctx).clear(id).load(id) };
}
