import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { recordById } from "../record.loaders";
import { CarePlacement } from "./care.entity";
import { ArrangeCareInput, CarePlacementPayload, EndCareInput } from "./care.inputs";
import { arrangeCare, endCare } from "./care.writes";

const placementById = recordById(CarePlacement);

@Resolver(() => CarePlacement)
export class CareActsResolver {
  @Mutation(() => CarePlacementPayload, {
    nullable: true,
    description:
      "Puts a child into somebody's care; what went on until then ends. A caregiver of the family who is registered here is the child's caregiver from then on, and a former one no more.",
  })
  async arrangeCare(
    @Arg("input", () => ArrangeCareInput, { description: "Whose care." }) input: ArrangeCareInput,
    @Ctx() ctx: Context,
  ): Promise<CarePlacementPayload> {
    await arrangeCare(input, ctx);
    return { placement: await placementById(ctx).load(input.id) };
  }

  @Mutation(() => CarePlacementPayload, {
    nullable: true,
    description: "Ends the care in which a child is, where no other begins.",
  })
  async endCare(
    @Arg("input", () => EndCareInput, { description: "Of which child, and when." }) input: EndCareInput,
    @Ctx() ctx: Context,
  ): Promise<CarePlacementPayload> {
    return { placement: await placementById(ctx).load(await endCare(input, ctx)) };
  }
}
