import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { tripAfter } from "../trip/trip.writes";
import { CancelTripInput, CancelTripPayload } from "./cancel.inputs";
import { entriesAfter } from "./entry.writes";
import {
  DeclineSeatInput,
  DeclineSeatPayload,
  OffloadInput,
  OffloadPayload,
  RecordNoShowInput,
  RecordNoShowPayload,
  SwapPassengersInput,
  SwapPassengersPayload,
} from "./leave.inputs";
import { cancelTrip, declineSeat, offload, recordNoShow, swapPassengers } from "./leave.writes";
import { NominateInput, NominatePayload } from "./nominate.inputs";
import { nominate } from "./nominate.writes";
import { HUB_ERRORS } from "#kit/errors";

@Resolver()
export class ManifestMutations {
  @Mutation(() => NominatePayload, {
    nullable: true,
    description:
      "Proposes people for a trip: each gets a seat, a household together or not at all. Nobody is on two trips at a time; on a trip home only who has a return that is DOCS_READY, and it is BOOKED with this.",
  })
  async nominate(
    @Arg("input", () => NominateInput, { description: "Whom, and for which trip." }) input: NominateInput,
    @Ctx() ctx: Context,
  ): Promise<NominatePayload> {
    const { entryIds, refused } = await nominate(input, ctx);
    return {
      trip: await tripAfter(ctx, input.tripId),
      entries: await entriesAfter(ctx, entryIds),
      refused: refused.map((one) => ({ ...one, message: HUB_ERRORS[one.code] })),
    };
  }

  @Mutation(() => DeclineSeatPayload, {
    nullable: true,
    description: "Somebody does not want to travel and is not on board: DECLINED. The seat is free.",
  })
  async declineSeat(
    @Arg("input", () => DeclineSeatInput, { description: "Who." }) input: DeclineSeatInput,
    @Ctx() ctx: Context,
  ): Promise<DeclineSeatPayload> {
    const { entryIds } = await declineSeat(input, ctx);
    return { entries: await entriesAfter(ctx, entryIds) };
  }

  @Mutation(() => SwapPassengersPayload, {
    nullable: true,
    description: "One person goes off a trip that has not left and another gets the seat, in one act.",
  })
  async swapPassengers(
    @Arg("input", () => SwapPassengersInput, { description: "Who, and why." }) input: SwapPassengersInput,
    @Ctx() ctx: Context,
  ): Promise<SwapPassengersPayload> {
    const { offIds, onId } = await swapPassengers(input, ctx);
    const [on = null] = await entriesAfter(ctx, [onId]);
    return { off: await entriesAfter(ctx, offIds), on };
  }

  @Mutation(() => OffloadPayload, {
    nullable: true,
    description:
      "Takes somebody off a trip that has not left, on board or not: OFFLOADED. Who was on board is checked in again where they slept.",
  })
  async offload(
    @Arg("input", () => OffloadInput, { description: "Whom, and why." }) input: OffloadInput,
    @Ctx() ctx: Context,
  ): Promise<OffloadPayload> {
    const { entryIds } = await offload(input, ctx);
    return { entries: await entriesAfter(ctx, entryIds) };
  }

  @Mutation(() => RecordNoShowPayload, {
    nullable: true,
    description: "Somebody is not there while the trip boards: NO_SHOW. The seat is free.",
  })
  async recordNoShow(
    @Arg("input", () => RecordNoShowInput, { description: "Who." }) input: RecordNoShowInput,
    @Ctx() ctx: Context,
  ): Promise<RecordNoShowPayload> {
    const { entryIds } = await recordNoShow(input, ctx);
    return { entries: await entriesAfter(ctx, entryIds) };
  }

  @Mutation(() => CancelTripPayload, {
    nullable: true,
    description:
      "Cancels a trip that has not left: CANCELLED. Everybody on it is OFFLOADED, and checked in again where they slept if they were on board.",
  })
  async cancelTrip(
    @Arg("input", () => CancelTripInput, { description: "Which, and why." }) input: CancelTripInput,
    @Ctx() ctx: Context,
  ): Promise<CancelTripPayload> {
    await cancelTrip(input, ctx);
    return { trip: await tripAfter(ctx, input.tripId) };
  }
}
