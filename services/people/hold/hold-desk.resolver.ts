import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { writtenBy } from "#kit/written";
import { fileToWrite } from "../person/desk.loaders";
import { personById } from "../person/person.loaders";
import { PersonHold } from "./hold.entity";
import { LiftHoldInput, LiftHoldPayload, PlaceHoldInput, PlaceHoldPayload } from "./hold.inputs";
import { liftHold, placeHold } from "./hold.writes";

@Resolver()
export class HoldDeskResolver {
  @Mutation(() => PlaceHoldPayload, {
    nullable: true,
    description: "Says that somebody must not be moved for now: nobody on hold boards. Why stays with the agency.",
  })
  async placeHold(
    @Arg("input", () => PlaceHoldInput, { description: "Who." }) input: PlaceHoldInput,
    @Ctx() ctx: Context,
  ): Promise<PlaceHoldPayload> {
    const { id } = input;
    const { id: personId } = await fileToWrite(ctx, input.personId);
    await once(ctx, { id, kind: "placeHold" }, async (tx) => {
      await placeHold(tx, { id, personId }, writtenBy(ctx, input.occurredAt));
      return {};
    });
    return shown(ctx, id, personId);
  }

  @Mutation(() => LiftHoldPayload, {
    nullable: true,
    description: "Ends a hold of the viewer's own agency. Whoever fears to be sent back may not be returned even then.",
  })
  async liftHold(
    @Arg("input", () => LiftHoldInput, { description: "Which." }) input: LiftHoldInput,
    @Ctx() ctx: Context,
  ): Promise<LiftHoldPayload> {
    const { id, holdId } = input;
    assertId("input.holdId", holdId);
    const [hold] = await ctx.db.findBy(PersonHold, { id: holdId });
    if (!hold) throw new HubError("NOT_FOUND", "input.holdId: there is no such hold.");
    const { id: personId } = await fileToWrite(ctx, hold.personId, "holdId", "hold");
    await once(ctx, { id, kind: "liftHold" }, async (tx) => {
      await liftHold(tx, hold, ctx, input.occurredAt);
      return {};
    });
    return shown(ctx, holdId, personId);
  }
}

async function shown(ctx: Context, holdId: string, personId: string): Promise<PlaceHoldPayload> {
  const [hold = null] = await ctx.db.findBy(PersonHold, { id: holdId });
  return { hold, person: await personById(ctx).clear(personId).load(personId) };
}
