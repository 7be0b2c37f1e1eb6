import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { assertId } from "#kit/errors";
import { recordById } from "../record.loaders";
import { BestInterestsProcedure } from "./best-interests.entity";
import { BestInterestsPayload, ConcludeBestInterestsInput, RecordBestInterestsInput } from "./best-interests.inputs";
import { concludeBestInterests, recordBestInterests } from "./best-interests.writes";

const procedureById = recordById(BestInterestsProcedure);

@Resolver(() => BestInterestsProcedure)
export class BestInterestsActsResolver {
  @Mutation(() => BestInterestsPayload, {
    nullable: true,
    description: "Begins a best-interests procedure in an open case, or writes down one that is concluded.",
  })
  async recordBestInterests(
    @Arg("input", () => RecordBestInterestsInput, { description: "Of which child, and what the child wishes." })
    input: RecordBestInterestsInput,
    @Ctx() ctx: Context,
  ): Promise<BestInterestsPayload> {
    await recordBestInterests(input, ctx);
    return procedureAfter(input.id, ctx);
  }

  @Mutation(() => BestInterestsPayload, {
    nullable: true,
    description: "Concludes a best-interests procedure: what was found best, and when it is to be looked at again.",
  })
  async concludeBestInterests(
    @Arg("input", () => ConcludeBestInterestsInput, { description: "Which, and what was found." })
    input: ConcludeBestInterestsInput,
    @Ctx() ctx: Context,
  ): Promise<BestInterestsPayload> {
    assertId("input.procedureId", input.procedureId);
    await concludeBestInterests(input, await procedureById(ctx).load(input.procedureId), ctx);
    return procedureAfter(input.procedureId, ctx);
  }
}

async function procedureAfter(id: string, ctx: Context): Promise<BestInterestsPayload> {
  return { procedure: await procedureById(ctx).clear(id).load(id) };
}
