import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { HealthReferralPayload, HealthReferralStepInput, ReferPatientInput } from "./referral-desk.inputs";
import { referralById } from "./referral.loaders";
import { referPatient, takeReferralStep } from "./referral.writes";

@Resolver()
export class ReferralDeskResolver {
  @Mutation(() => HealthReferralPayload, {
    nullable: true,
    description: "Asks another facility to take over somebody's care.",
  })
  async referPatient(
    @Arg("input", () => ReferPatientInput, { description: "Whom, where and why." }) input: ReferPatientInput,
    @Ctx() ctx: Context,
  ): Promise<HealthReferralPayload> {
    await referPatient(input, ctx);
    return payloadOf(input.id, ctx);
  }

  @Mutation(() => HealthReferralPayload, { nullable: true, description: "The other facility will take the person." })
  async acceptHealthReferral(
    @Arg("input", () => HealthReferralStepInput, { description: "Which." }) input: HealthReferralStepInput,
    @Ctx() ctx: Context,
  ): Promise<HealthReferralPayload> {
    await takeReferralStep("acceptHealthReferral", input, ctx);
    return payloadOf(input.referralId, ctx);
  }

  @Mutation(() => HealthReferralPayload, {
    nullable: true,
    description: "The other facility will not take the person.",
  })
  async rejectHealthReferral(
    @Arg("input", () => HealthReferralStepInput, { description: "Which." }) input: HealthReferralStepInput,
    @Ctx() ctx: Context,
  ): Promise<HealthReferralPayload> {
    await takeReferralStep("rejectHealthReferral", input, ctx);
    return payloadOf(input.referralId, ctx);
  }

  @Mutation(() => HealthReferralPayload, {
    nullable: true,
    description: "The person is in the other facility's care now.",
  })
  async startHealthReferral(
    @Arg("input", () => HealthReferralStepInput, { description: "Which." }) input: HealthReferralStepInput,
    @Ctx() ctx: Context,
  ): Promise<HealthReferralPayload> {
    await takeReferralStep("startHealthReferral", input, ctx);
    return payloadOf(input.referralId, ctx);
  }

  @Mutation(() => HealthReferralPayload, {
    nullable: true,
    description: "The person was treated and is back, or went on.",
  })
  async completeHealthReferral(
    @Arg("input", () => HealthReferralStepInput, { description: "Which." }) input: HealthReferralStepInput,
    @Ctx() ctx: Context,
  ): Promise<HealthReferralPayload> {
    await takeReferralStep("completeHealthReferral", input, ctx);
    return payloadOf(input.referralId, ctx);
  }

  @Mutation(() => HealthReferralPayload, { nullable: true, description: "Those who asked withdraw it." })
  async cancelHealthReferral(
    @Arg("input", () => HealthReferralStepInput, { description: "Which." }) input: HealthReferralStepInput,
    @Ctx() ctx: Context,
  ): Promise<HealthReferralPayload> {
    await takeReferralStep("cancelHealthReferral", input, ctx);
    return payloadOf(input.referralId, ctx);
  }
}

const payloadOf = async (id: string, ctx: Context): Promise<HealthReferralPayload> => ({
  referral: await referralById(ctx).load(id),
});
