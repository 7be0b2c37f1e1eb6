import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { fileToWrite } from "../person/desk.loaders";
import {
  EndSpecificNeedInput,
  EndSpecificNeedPayload,
  RecordSpecificNeedInput,
  RecordSpecificNeedPayload,
} from "./need.inputs";
import { endNeed, recordNeed } from "./need.writes";
import { SpecificNeed } from "./specific-need.entity";

@Resolver()
export class NeedDeskResolver {
  @Mutation(() => RecordSpecificNeedPayload, {
    nullable: true,
    description: "Writes down that somebody needs particular notice.",
  })
  async recordSpecificNeed(
    @Arg("input", () => RecordSpecificNeedInput, { description: "Who, and what." }) input: RecordSpecificNeedInput,
    @Ctx() ctx: Context,
  ): Promise<RecordSpecificNeedPayload> {
    const { id: personId } = await fileToWrite(ctx, input.personId);
    await once(ctx, { id: input.id, kind: "recordSpecificNeed" }, async (tx) => {
      await recordNeed(tx, input, personId, ctx);
      return {};
    });
    return { specificNeed: await needOf(ctx, input.id) };
  }

  @Mutation(() => EndSpecificNeedPayload, { nullable: true, description: "Writes down that a need is over." })
  async endSpecificNeed(
    @Arg("input", () => EndSpecificNeedInput, { description: "Which." }) input: EndSpecificNeedInput,
    @Ctx() ctx: Context,
  ): Promise<EndSpecificNeedPayload> {
    const { id, specificNeedId } = input;
    assertId("input.specificNeedId", specificNeedId);
    const need = await needOf(ctx, specificNeedId);
    if (!need) throw new HubError("NOT_FOUND", "input.specificNeedId: there is no such need.");
    await fileToWrite(ctx, need.personId, "specificNeedId", "need");
    await once(ctx, { id, kind: "endSpecificNeed" }, async (tx) => {
      await endNeed(tx, need, input, ctx);
      return {};
    });
    return { specificNeed: await needOf(ctx, specificNeedId) };
  }
}

async function needOf(ctx: Context, id: string): Promise<SpecificNeed | null> {
  const [need = null] = await ctx.db.findBy(SpecificNeed, { id });
  return need;
}
