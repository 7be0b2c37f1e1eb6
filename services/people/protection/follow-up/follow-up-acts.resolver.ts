import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { assertId } from "#kit/errors";
import { recordById } from "../record.loaders";
import { CaseFollowUp } from "./follow-up.entity";
import { CompleteFollowUpInput, FollowUpPayload, PlanFollowUpInput, RecordFollowUpInput } from "./follow-up.inputs";
import { completeFollowUp, planFollowUp, recordFollowUp } from "./follow-up.writes";

const followUpById = recordById(CaseFollowUp);

@Resolver(() => CaseFollowUp)
export class FollowUpActsResolver {
  @Mutation(() => FollowUpPayload, { nullable: true, description: "Plans a follow-up in an open case." })
  async planFollowUp(
    @Arg("input", () => PlanFollowUpInput, { description: "Of which child, how and by when." })
    input: PlanFollowUpInput,
    @Ctx() ctx: Context,
  ): Promise<FollowUpPayload> {
    await planFollowUp(input, ctx);
    return followUpAfter(input.id, ctx);
  }

  @Mutation(() => FollowUpPayload, {
    nullable: true,
    description:
      "Writes down a follow-up that was made without a plan, in an open case or, sent late, one that was closed since.",
  })
  async recordFollowUp(
    @Arg("input", () => RecordFollowUpInput, { description: "Of which child, and what was seen." })
    input: RecordFollowUpInput,
    @Ctx() ctx: Context,
  ): Promise<FollowUpPayload> {
    await recordFollowUp(input, ctx);
    return followUpAfter(input.id, ctx);
  }

  @Mutation(() => FollowUpPayload, {
    nullable: true,
    description: "Writes down that a planned follow-up was made, also in a case that was closed since.",
  })
  async completeFollowUp(
    @Arg("input", () => CompleteFollowUpInput, { description: "Which, and what was seen." })
    input: CompleteFollowUpInput,
    @Ctx() ctx: Context,
  ): Promise<FollowUpPayload> {
    assertId("input.followUpId", input.followUpId);
    await completeFollowUp(input, await followUpById(ctx).load(input.followUpId), ctx);
    return followUpAfter(input.followUpId, ctx);
  }
}

async function followUpAfter(id: string, ctx: Context): Promise<FollowUpPayload> {
  return { followUp: await followUpById(ctx).clear(id).load(id) };
}
