import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { RaiseAlertInput, RaiseAlertPayload } from "./alert-desk.inputs";
import { NotifiableAlert } from "./alert.entity";
import { raiseAlert } from "./alert.writes";

@Resolver()
export class AlertDeskResolver {
  @Mutation(() => RaiseAlertPayload, {
    nullable: true,
    description:
      "Tells the health authority of cases that nobody has a record of. Those that are recorded are told by recordCondition.",
  })
  async raiseAlert(
    @Arg("input", () => RaiseAlertInput, { description: "The cases." }) input: RaiseAlertInput,
    @Ctx() ctx: Context,
  ): Promise<RaiseAlertPayload> {
    await raiseAlert(input, ctx);
    const [alert = null] = await ctx.db.findBy(NotifiableAlert, { id: input.id });
    return { alert };
  }
}
