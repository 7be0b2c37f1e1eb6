import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { ChangeConditionInput, ConditionPayload, RecordConditionInput } from "./condition-desk.inputs";
import { conditionById } from "./condition.loaders";
import { changeCondition, recordCondition } from "./condition.writes";

@Resolver()
export class ConditionDeskResolver {
  @Mutation(() => ConditionPayload, {
    nullable: true,
    description:
      "Writes down a disease, injury or state. An urgent one takes the force of every verdict by which the person might travel.",
  })
  async recordCondition(
    @Arg("input", () => RecordConditionInput, { description: "What was found." }) input: RecordConditionInput,
    @Ctx() ctx: Context,
  ): Promise<ConditionPayload> {
    await recordCondition(input, ctx);
    return { condition: await conditionById(ctx).load(input.id) };
  }

  @Mutation(() => ConditionPayload, {
    nullable: true,
    description:
      "Says where a condition stands now. An urgent one that comes back suspends verdicts as a new one does.",
  })
  async changeCondition(
    @Arg("input", () => ChangeConditionInput, { description: "Which, and where it stands." })
    input: ChangeConditionInput,
    @Ctx() ctx: Context,
  ): Promise<ConditionPayload> {
    await changeCondition(input, ctx);
    return { condition: await conditionById(ctx).load(input.conditionId) };
  }
}
