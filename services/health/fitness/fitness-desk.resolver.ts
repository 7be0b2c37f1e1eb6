import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { certifyFitToTravel, suspendFitToTravel } from "./certify.writes";
import {
  CertifyFitToTravelInput,
  CertifyFitToTravelPayload,
  SuspendFitToTravelInput,
  SuspendFitToTravelPayload,
} from "./fitness-desk.inputs";
import { verdictById } from "./fitness.loaders";

@Resolver()
export class FitnessDeskResolver {
  @Mutation(() => CertifyFitToTravelPayload, {
    nullable: true,
    description:
      "Says whether somebody may travel. Nobody may while a STAT or ASAP need is open: URGENT_NEED_OPEN. A later verdict for the same mode takes the place of an earlier one.",
  })
  async certifyFitToTravel(
    @Arg("input", () => CertifyFitToTravelInput, { description: "The verdict." }) input: CertifyFitToTravelInput,
    @Ctx() ctx: Context,
  ): Promise<CertifyFitToTravelPayload> {
    await certifyFitToTravel(input, ctx);
    return { fitToTravel: await verdictById(ctx).load(input.id) };
  }

  @Mutation(() => SuspendFitToTravelPayload, {
    nullable: true,
    description: "Takes the force of a verdict. What is urgent does so by itself: see recordCondition and recordNeed.",
  })
  async suspendFitToTravel(
    @Arg("input", () => SuspendFitToTravelInput, { description: "Which." }) input: SuspendFitToTravelInput,
    @Ctx() ctx: Context,
  ): Promise<SuspendFitToTravelPayload> {
    await suspendFitToTravel(input, ctx);
    return { fitToTravel: await verdictById(ctx).load(input.fitToTravelId) };
  }
}
