import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { HousingUnit } from "../unit/unit.entity";
import {
  ActivateSurgeInput,
  AddHousingUnitInput,
  AddHousingUnitPayload,
  BlockPlacesInput,
  ProposeShelterInput,
  ShelterActInput,
  ShelterPayload,
  UnblockPlacesInput,
  UpdateShelterInput,
  UpdateShelterPayload,
} from "./centre.inputs";
import * as centre from "./centre.writes";
import { shelterById } from "./shelter.loaders";

@Resolver()
export class CentreResolver {
  @Mutation(() => ShelterPayload, {
    nullable: true,
    description:
      "Makes a shelter known that may take people once it is agreed: it takes nobody yet. Whoever will run it needs a token that names it as their site.",
  })
  async proposeShelter(
    @Arg("input", () => ProposeShelterInput, { description: "Which, and what." }) input: ProposeShelterInput,
    @Ctx() ctx: Context,
  ): Promise<ShelterPayload> {
    await centre.proposeShelter(input, ctx);
    return payloadOf(ctx, input.id);
  }

  @Mutation(() => ShelterPayload, {
    nullable: true,
    description: "Lets a shelter take people: one that was proposed, or that was closed.",
  })
  async openShelter(
    @Arg("input", () => ShelterActInput, { description: "Which, and what." }) input: ShelterActInput,
    @Ctx() ctx: Context,
  ): Promise<ShelterPayload> {
    await centre.openShelter(input, ctx);
    return payloadOf(ctx, input.shelterId);
  }

  @Mutation(() => ShelterPayload, {
    nullable: true,
    description: "Lets a shelter take nobody any more. Not while somebody sleeps there or is expected: SHELTER_IN_USE.",
  })
  async closeShelter(
    @Arg("input", () => ShelterActInput, { description: "Which, and what." }) input: ShelterActInput,
    @Ctx() ctx: Context,
  ): Promise<ShelterPayload> {
    await centre.closeShelter(input, ctx);
    return payloadOf(ctx, input.shelterId);
  }

  @Mutation(() => ShelterPayload, {
    nullable: true,
    description: "Takes places out of use that are free: repair, quarantine, a family alone in a large room.",
  })
  async blockPlaces(
    @Arg("input", () => BlockPlacesInput, { description: "Which, and what." }) input: BlockPlacesInput,
    @Ctx() ctx: Context,
  ): Promise<ShelterPayload> {
    await centre.blockPlaces(input, ctx);
    return payloadOf(ctx, input.shelterId);
  }

  @Mutation(() => ShelterPayload, { nullable: true, description: "Gives places that were blocked back for use." })
  async unblockPlaces(
    @Arg("input", () => UnblockPlacesInput, { description: "Which, and what." }) input: UnblockPlacesInput,
    @Ctx() ctx: Context,
  ): Promise<ShelterPayload> {
    await centre.unblockPlaces(input, ctx);
    return payloadOf(ctx, input.shelterId);
  }

  @Mutation(() => ShelterPayload, {
    nullable: true,
    description:
      "Adds places for a time, with a reason and a last day. They do not go by themselves: nobody loses a bed at midnight.",
  })
  async activateSurge(
    @Arg("input", () => ActivateSurgeInput, { description: "Which, and what." }) input: ActivateSurgeInput,
    @Ctx() ctx: Context,
  ): Promise<ShelterPayload> {
    await centre.activateSurge(input, ctx);
    return payloadOf(ctx, input.shelterId);
  }

  @Mutation(() => ShelterPayload, {
    nullable: true,
    description: "Takes back the places that were added. Not while people are in them: SHELTER_IN_USE.",
  })
  async endSurge(
    @Arg("input", () => ShelterActInput, { description: "Which, and what." }) input: ShelterActInput,
    @Ctx() ctx: Context,
  ): Promise<ShelterPayload> {
    await centre.endSurge(input, ctx);
    return payloadOf(ctx, input.shelterId);
  }

  @Mutation(() => UpdateShelterPayload, {
    nullable: true,
    description: "Changes what is known of a shelter, unless somebody changed it since the version that you saw.",
  })
  async updateShelter(
    @Arg("input", () => UpdateShelterInput, { description: "Which, and what." }) input: UpdateShelterInput,
    @Ctx() ctx: Context,
  ): Promise<UpdateShelterPayload> {
    const conflict = await centre.updateShelter(input, ctx);
    const { shelter } = await payloadOf(ctx, input.shelterId);
    return { shelter, conflict };
  }

  @Mutation(() => AddHousingUnitPayload, { nullable: true, description: "Adds a part to a shelter." })
  async addHousingUnit(
    @Arg("input", () => AddHousingUnitInput, { description: "Where, and what." }) input: AddHousingUnitInput,
    @Ctx() ctx: Context,
  ): Promise<AddHousingUnitPayload> {
    await centre.addHousingUnit(input, ctx);
    const [unit = null] = await ctx.db.findBy(HousingUnit, { id: input.id });
    return { unit };
  }
}

const payloadOf = async (ctx: Context, id: string): Promise<ShelterPayload> => ({
  shelter: await shelterById(ctx).clear(id).load(id),
});
