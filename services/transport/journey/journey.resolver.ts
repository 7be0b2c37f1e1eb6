import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { entriesAfter } from "../manifest/entry.writes";
import { tripAfter } from "../trip/trip.writes";
import { arrive, depart } from "./depart.writes";
import {
  ArriveInput,
  ArrivePayload,
  DepartInput,
  DepartPayload,
  HandOverInput,
  HandOverPayload,
  ReportFoundInput,
  ReportFoundPayload,
  ReportMissingInput,
  ReportMissingPayload,
} from "./journey.inputs";
import { handOver, reportFound, reportMissing } from "./passenger.writes";

@Resolver()
export class JourneyMutations {
  @Mutation(() => DepartPayload, {
    nullable: true,
    description:
      "The trip leaves with those who are on board: DEPARTED. Who is on the manifest and not on board is NO_SHOW.",
  })
  async depart(
    @Arg("input", () => DepartInput, { description: "Which." }) input: DepartInput,
    @Ctx() ctx: Context,
  ): Promise<DepartPayload> {
    const { leftBehind } = await depart(input, ctx);
    return { trip: await tripAfter(ctx, input.tripId), leftBehind };
  }

  @Mutation(() => ArrivePayload, {
    nullable: true,
    description:
      "The trip is there: ARRIVED. Everybody on board is ARRIVED, and checked in at the destination centre where there is one, but for those who are missing.",
  })
  async arrive(
    @Arg("input", () => ArriveInput, { description: "Which, and who is missing." }) input: ArriveInput,
    @Ctx() ctx: Context,
  ): Promise<ArrivePayload> {
    await arrive(input, ctx);
    return { trip: await tripAfter(ctx, input.tripId) };
  }

  @Mutation(() => HandOverPayload, {
    nullable: true,
    description: "Somebody who arrived is received by the centre, the family or the authorities: HANDED_OVER.",
  })
  async handOver(
    @Arg("input", () => HandOverInput, { description: "Who, and to whom." }) input: HandOverInput,
    @Ctx() ctx: Context,
  ): Promise<HandOverPayload> {
    const { entryId } = await handOver(input, ctx);
    const [entry = null] = await entriesAfter(ctx, [entryId]);
    return { entry };
  }

  @Mutation(() => ReportMissingPayload, {
    nullable: true,
    description: "An alarm: somebody who was on board is not there any more: MISSING_AT_ARRIVAL. People is told.",
  })
  async reportMissing(
    @Arg("input", () => ReportMissingInput, { description: "Who." }) input: ReportMissingInput,
    @Ctx() ctx: Context,
  ): Promise<ReportMissingPayload> {
    const { entryId } = await reportMissing(input, ctx);
    const [entry = null] = await entriesAfter(ctx, [entryId]);
    return { entry };
  }

  @Mutation(() => ReportFoundPayload, {
    nullable: true,
    description: "Somebody who was missing is at the destination after all: ARRIVED. People is told.",
  })
  async reportFound(
    @Arg("input", () => ReportFoundInput, { description: "Who." }) input: ReportFoundInput,
    @Ctx() ctx: Context,
  ): Promise<ReportFoundPayload> {
    const { entryId } = await reportFound(input, ctx);
    const [entry = null] = await entriesAfter(ctx, [entryId]);
    return { entry };
  }
}
