import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { ScreenInput, ScreenPayload } from "./screening-desk.inputs";
import { screeningById } from "./screening.loaders";
import { screen } from "./screening.writes";

@Resolver()
export class ScreeningDeskResolver {
  @Mutation(() => ScreenPayload, { nullable: true, description: "Writes down a look at somebody's health." })
  async screen(
    @Arg("input", () => ScreenInput, { description: "What was seen." }) input: ScreenInput,
    @Ctx() ctx: Context,
  ): Promise<ScreenPayload> {
    await screen(input, ctx);
    return { screening: await screeningById(ctx).load(input.id) };
  }
}
