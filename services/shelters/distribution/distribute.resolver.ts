import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import {
  DistributeToManyInput,
  DistributeToManyPayload,
  RecordDistributionInput,
  RecordDistributionPayload,
} from "./distribute.inputs";
import { distributeToMany, recordDistribution } from "./distribute.writes";
import { Distribution } from "./distribution.entity";

@Resolver()
export class DistributeResolver {
  @Mutation(() => RecordDistributionPayload, {
    nullable: true,
    description:
      "Gives somebody a ration, kit or grant. Not before the interval of the kind is over, whichever shelter gave the last: DISTRIBUTION_TOO_SOON, with the day in `extensions.nextOn`.",
  })
  async recordDistribution(
    @Arg("input", () => RecordDistributionInput, { description: "What, and to whom." }) input: RecordDistributionInput,
    @Ctx() ctx: Context,
  ): Promise<RecordDistributionPayload> {
    await recordDistribution(input, ctx);
    const [distribution = null] = await ctx.db.findBy(Distribution, { id: input.id });
    return { distribution };
  }

  @Mutation(() => DistributeToManyPayload, {
    nullable: true,
    description:
      "Gives the same to everybody in a queue whose time has come, and says of each of the others when it will.",
  })
  distributeToMany(
    @Arg("input", () => DistributeToManyInput, { description: "What, and to whom." }) input: DistributeToManyInput,
    @Ctx() ctx: Context,
  ): Promise<DistributeToManyPayload> {
    return distributeToMany(input, ctx);
  }
}
