import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { ChangeNeedPriorityInput, NeedPayload, NeedStepInput, RecordNeedInput } from "./need-desk.inputs";
import { needById } from "./need.loaders";
import { changeNeedPriority, recordNeed, takeNeedStep } from "./need.writes";

@Resolver()
export class NeedDeskResolver {
  @Mutation(() => NeedPayload, { nullable: true, description: "Writes down care that somebody needs." })
  async recordNeed(
    @Arg("input", () => RecordNeedInput, { description: "The care." }) input: RecordNeedInput,
    @Ctx() ctx: Context,
  ): Promise<NeedPayload> {
    await recordNeed(input, ctx);
    return payloadOf(input.id, ctx);
  }

  @Mutation(() => NeedPayload, {
    nullable: true,
    description: "Says how soon a need must be met, until it is settled.",
  })
  async changeNeedPriority(
    @Arg("input", () => ChangeNeedPriorityInput, { description: "Which, and how soon." })
    input: ChangeNeedPriorityInput,
    @Ctx() ctx: Context,
  ): Promise<NeedPayload> {
    await changeNeedPriority(input, ctx);
    return payloadOf(input.needId, ctx);
  }

  @Mutation(() => NeedPayload, {
    nullable: true,
    description: "A draft is to be met from now on, or a need that could not be met for a while can be again.",
  })
  async activateNeed(
    @Arg("input", () => NeedStepInput, { description: "Which." }) input: NeedStepInput,
    @Ctx() ctx: Context,
  ): Promise<NeedPayload> {
    await takeNeedStep("activateNeed", input, ctx);
    return payloadOf(input.needId, ctx);
  }

  @Mutation(() => NeedPayload, {
    nullable: true,
    description: "It cannot be met for now: no medicine, no transport, the person is away.",
  })
  async holdNeed(
    @Arg("input", () => NeedStepInput, { description: "Which." }) input: NeedStepInput,
    @Ctx() ctx: Context,
  ): Promise<NeedPayload> {
    await takeNeedStep("holdNeed", input, ctx);
    return payloadOf(input.needId, ctx);
  }

  @Mutation(() => NeedPayload, {
    nullable: true,
    description: "It was met.",
  })
  async completeNeed(
    @Arg("input", () => NeedStepInput, { description: "Which." }) input: NeedStepInput,
    @Ctx() ctx: Context,
  ): Promise<NeedPayload> {
    await takeNeedStep("completeNeed", input, ctx);
    return payloadOf(input.needId, ctx);
  }

  @Mutation(() => NeedPayload, {
    nullable: true,
    description: "It is withdrawn before it was met.",
  })
  async revokeNeed(
    @Arg("input", () => NeedStepInput, { description: "Which." }) input: NeedStepInput,
    @Ctx() ctx: Context,
  ): Promise<NeedPayload> {
    await takeNeedStep("revokeNeed", input, ctx);
    return payloadOf(input.needId, ctx);
  }

  @Mutation(() => NeedPayload, {
    nullable: true,
    description: "It should never have been written: it is in no figure.",
  })
  async strikeNeed(
    @Arg("input", () => NeedStepInput, { description: "Which." }) input: NeedStepInput,
    @Ctx() ctx: Context,
  ): Promise<NeedPayload> {
    await takeNeedStep("strikeNeed", input, ctx);
    return payloadOf(input.needId, ctx);
  }
}

const payloadOf = async (id: string, ctx: Context): Promise<NeedPayload> => ({ need: await needById(ctx).load(id) });
