import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { caseAfter } from "./case.writes";
import {
  CloseReturnInput,
  CloseReturnPayload,
  ConfirmDocumentsInput,
  ConfirmDocumentsPayload,
  CounselReturnInput,
  CounselReturnPayload,
  DeclareReturnInput,
  DeclareReturnPayload,
  PayAllowanceInput,
  PayAllowancePayload,
  RequestReturnInput,
  RequestReturnPayload,
} from "./steps.inputs";
import {
  closeReturn,
  confirmDocuments,
  counselReturn,
  declareReturn,
  payAllowance,
  requestReturn,
} from "./steps.writes";

@Resolver()
export class ReturnStepMutations {
  @Mutation(() => RequestReturnPayload, {
    nullable: true,
    description:
      "Opens a return case: REQUESTED. Nobody has two at a time, and nobody has one who fears to be sent back.",
  })
  async requestReturn(
    @Arg("input", () => RequestReturnInput, { description: "Who, and where to." }) input: RequestReturnInput,
    @Ctx() ctx: Context,
  ): Promise<RequestReturnPayload> {
    await requestReturn(input, ctx);
    return { returnCase: await caseAfter(ctx, input.id) };
  }

  @Mutation(() => CounselReturnPayload, {
    nullable: true,
    description: "The person was counselled: COUNSELLED.",
  })
  async counselReturn(
    @Arg("input", () => CounselReturnInput, { description: "Whose case, and how." }) input: CounselReturnInput,
    @Ctx() ctx: Context,
  ): Promise<CounselReturnPayload> {
    await counselReturn(input, ctx);
    return { returnCase: await caseAfter(ctx, input.returnCaseId) };
  }

  @Mutation(() => DeclareReturnPayload, {
    nullable: true,
    description:
      "The person declared that the return is voluntary: DECLARED. For a minor a caregiver or legal guardian did.",
  })
  async declareReturn(
    @Arg("input", () => DeclareReturnInput, { description: "Whose case, and how." }) input: DeclareReturnInput,
    @Ctx() ctx: Context,
  ): Promise<DeclareReturnPayload> {
    await declareReturn(input, ctx);
    return { returnCase: await caseAfter(ctx, input.returnCaseId) };
  }

  @Mutation(() => ConfirmDocumentsPayload, {
    nullable: true,
    description:
      "All papers that the journey needs are there, or none is needed: DOCS_READY. It comes about by itself once every document that was asked for is issued.",
  })
  async confirmDocuments(
    @Arg("input", () => ConfirmDocumentsInput, { description: "Whose case." }) input: ConfirmDocumentsInput,
    @Ctx() ctx: Context,
  ): Promise<ConfirmDocumentsPayload> {
    await confirmDocuments(input, ctx);
    return { returnCase: await caseAfter(ctx, input.returnCaseId) };
  }

  @Mutation(() => PayAllowancePayload, {
    nullable: true,
    description: "The allowance was given to the person, once. The return is BOOKED or further.",
  })
  async payAllowance(
    @Arg("input", () => PayAllowanceInput, { description: "Whose case." }) input: PayAllowanceInput,
    @Ctx() ctx: Context,
  ): Promise<PayAllowancePayload> {
    await payAllowance(input, ctx);
    return { returnCase: await caseAfter(ctx, input.returnCaseId) };
  }

  @Mutation(() => CloseReturnPayload, {
    nullable: true,
    description: "The person arrived and is received; nothing more to do: CLOSED.",
  })
  async closeReturn(
    @Arg("input", () => CloseReturnInput, { description: "Whose case, and what help there is." })
    input: CloseReturnInput,
    @Ctx() ctx: Context,
  ): Promise<CloseReturnPayload> {
    await closeReturn(input, ctx);
    return { returnCase: await caseAfter(ctx, input.returnCaseId) };
  }
}
