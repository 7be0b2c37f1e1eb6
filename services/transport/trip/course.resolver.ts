import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import {
  CompleteTripInput,
  CompleteTripPayload,
  DelayTripInput,
  DelayTripPayload,
  OpenTripInput,
  OpenTripPayload,
  PlanTripInput,
  PlanTripPayload,
  StartBoardingInput,
  StartBoardingPayload,
} from "./course.inputs";
import { completeTrip, delayTrip, openTrip, startBoarding } from "./course.writes";
import { planTrip } from "./plan.writes";
import { tripAfter } from "./trip.writes";

@Resolver()
export class TripCourseMutations {
  @Mutation(() => PlanTripPayload, {
    nullable: true,
    description: "Plans a trip: PLANNED. People may be nominated to it from now on.",
  })
  async planTrip(
    @Arg("input", () => PlanTripInput, { description: "The trip." }) input: PlanTripInput,
    @Ctx() ctx: Context,
  ): Promise<PlanTripPayload> {
    await planTrip(input, ctx);
    return { trip: await tripAfter(ctx, input.id) };
  }

  @Mutation(() => OpenTripPayload, {
    nullable: true,
    description: "Opens a trip that is PLANNED, DELAYED or MANIFEST_LOCKED: OPEN. People are being nominated.",
  })
  async openTrip(
    @Arg("input", () => OpenTripInput, { description: "Which." }) input: OpenTripInput,
    @Ctx() ctx: Context,
  ): Promise<OpenTripPayload> {
    await openTrip(input, ctx);
    return { trip: await tripAfter(ctx, input.tripId) };
  }

  @Mutation(() => DelayTripPayload, {
    nullable: true,
    description:
      "Puts off a trip that has not left: DELAYED. It goes on from where it was, and who may board is judged anew.",
  })
  async delayTrip(
    @Arg("input", () => DelayTripInput, { description: "Which, and until when." }) input: DelayTripInput,
    @Ctx() ctx: Context,
  ): Promise<DelayTripPayload> {
    await delayTrip(input, ctx);
    return { trip: await tripAfter(ctx, input.tripId) };
  }

  @Mutation(() => StartBoardingPayload, {
    nullable: true,
    description: "Begins boarding of a trip whose manifest is locked: BOARDING.",
  })
  async startBoarding(
    @Arg("input", () => StartBoardingInput, { description: "Which." }) input: StartBoardingInput,
    @Ctx() ctx: Context,
  ): Promise<StartBoardingPayload> {
    await startBoarding(input, ctx);
    return { trip: await tripAfter(ctx, input.tripId) };
  }

  @Mutation(() => CompleteTripPayload, {
    nullable: true,
    description: "Ends a trip that ARRIVED, once everybody is handed over or reported missing: COMPLETED.",
  })
  async completeTrip(
    @Arg("input", () => CompleteTripInput, { description: "Which." }) input: CompleteTripInput,
    @Ctx() ctx: Context,
  ): Promise<CompleteTripPayload> {
    await completeTrip(input, ctx);
    return { trip: await tripAfter(ctx, input.tripId) };
  }
}
