import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { assertId } from "#kit/errors";
import { recordById } from "../record.loaders";
import { ChildTravelClearance } from "./clearance.entity";
import {
  ChildTravelClearancePayload,
  GrantChildTravelClearanceInput,
  WithholdChildTravelClearanceInput,
} from "./clearance.inputs";
import { grantClearance, withholdClearance } from "./clearance.writes";

const clearanceById = recordById(ChildTravelClearance);

@Resolver(() => ChildTravelClearance)
export class ChildTravelClearanceActsResolver {
  @Mutation(() => ChildTravelClearancePayload, {
    nullable: true,
    description:
      "Says that a child may travel without a guardian, to a named receiver. Of a child's verdicts the latest counts.",
  })
  async grantChildTravelClearance(
    @Arg("input", () => GrantChildTravelClearanceInput, { description: "Whom, to whom, until when." })
    input: GrantChildTravelClearanceInput,
    @Ctx() ctx: Context,
  ): Promise<ChildTravelClearancePayload> {
    assertId("input.personId", input.personId);
    await grantClearance(input, ctx);
    return { clearance: await clearanceById(ctx).load(input.id) };
  }

  @Mutation(() => ChildTravelClearancePayload, {
    nullable: true,
    description: "Says that a child may not travel without a guardian, whatever was said before.",
  })
  async withholdChildTravelClearance(
    @Arg("input", () => WithholdChildTravelClearanceInput, { description: "Whom, and why." })
    input: WithholdChildTravelClearanceInput,
    @Ctx() ctx: Context,
  ): Promise<ChildTravelClearancePayload> {
    assertId("input.personId", input.personId);
    await withholdClearance(input, ctx);
    return { clearance: await clearanceById(ctx).load(input.id) };
  }
}
