import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { entriesAfter } from "../manifest/entry.writes";
import { tripAfter } from "../trip/trip.writes";
import { board, boardMany } from "./board.writes";
import {
  BoardInput,
  BoardManyInput,
  BoardManyPayload,
  BoardPayload,
  LockManifestInput,
  LockManifestPayload,
} from "./boarding.inputs";
import { lockManifest } from "./lock.writes";

@Resolver()
export class BoardingMutations {
  @Mutation(() => LockManifestPayload, {
    nullable: true,
    description:
      "Closes the manifest of a trip that is OPEN or DELAYED and judges by the facts of all agencies who may board: CLEARED, or HELD and without a seat. Open the trip and lock it again to judge anew.",
  })
  async lockManifest(
    @Arg("input", () => LockManifestInput, { description: "Which." }) input: LockManifestInput,
    @Ctx() ctx: Context,
  ): Promise<LockManifestPayload> {
    const { cleared, held } = await lockManifest(input, ctx);
    return { trip: await tripAfter(ctx, input.tripId), cleared, held };
  }

  @Mutation(() => BoardPayload, {
    nullable: true,
    description:
      "Lets somebody get in who may board now, by the facts of all agencies: BOARDED, and checked out of the shelter. Refused where anything stands against it or a fact cannot be had; then nothing has changed.",
  })
  async board(
    @Arg("input", () => BoardInput, { description: "Who." }) input: BoardInput,
    @Ctx() ctx: Context,
  ): Promise<BoardPayload> {
    const { entryId } = await board(input, ctx);
    const [entry = null] = await entriesAfter(ctx, [entryId]);
    return { entry };
  }

  @Mutation(() => BoardManyPayload, {
    nullable: true,
    description: "Lets people get in, each as by `board`: who may not is told apart, and keeps nobody else back.",
  })
  async boardMany(
    @Arg("input", () => BoardManyInput, { description: "Who." }) input: BoardManyInput,
    @Ctx() ctx: Context,
  ): Promise<BoardManyPayload> {
    const { entryIds, refused } = await boardMany(input, ctx);
    return { trip: await tripAfter(ctx, input.tripId), entries: await entriesAfter(ctx, entryIds), refused };
  }
}
