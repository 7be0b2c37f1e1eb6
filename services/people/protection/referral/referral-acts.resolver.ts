import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { assertId } from "#kit/errors";
import { Referral } from "./referral.entity";
import { EndReferralInput, ReferChildInput, ReferPersonInput, ReferralInput, ReferralPayload } from "./referral.inputs";
import { referralById } from "./referral.loaders";
import { acceptReferral, completeReferral, rejectReferral, revokeReferral } from "./referral-steps.writes";
import { approveOverride, referChild, referPerson } from "./referral.writes";

@Resolver(() => Referral)
export class ReferralActsResolver {
  @Mutation(() => ReferralPayload, {
    nullable: true,
    description:
      "Refers a child to another agency, which sees the parts named, from now until it is over. On consent and agreement, or without consent once a second person approves.",
  })
  async referChild(
    @Arg("input", () => ReferChildInput, { description: "Whom, to whom, for what." }) input: ReferChildInput,
    @Ctx() ctx: Context,
  ): Promise<ReferralPayload> {
    assertId("input.caseId", input.caseId);
    if (input.consentId) assertId("input.consentId", input.consentId);
    await referChild(input, ctx);
    return referralAfter(input.id, ctx);
  }

  @Mutation(() => ReferralPayload, {
    nullable: true,
    description: "Refers a grown-up to another agency, which sees the parts named, from now until it is over.",
  })
  async referPerson(
    @Arg("input", () => ReferPersonInput, { description: "Whom, to whom, for what." }) input: ReferPersonInput,
    @Ctx() ctx: Context,
  ): Promise<ReferralPayload> {
    assertId("input.consentId", input.consentId);
    await referPerson(input, ctx);
    return referralAfter(input.id, ctx);
  }

  @Mutation(() => ReferralPayload, {
    nullable: true,
    description:
      "Agrees that a child is referred without consent: by another person than who asked, of the agency that owns the case.",
  })
  approveReferralOverride(
    @Arg("input", () => ReferralInput, { description: "Which." }) input: ReferralInput,
    @Ctx() ctx: Context,
  ): Promise<ReferralPayload> {
    return step(approveOverride, input, ctx);
  }

  @Mutation(() => ReferralPayload, { nullable: true, description: "The recipient takes the referral on." })
  acceptReferral(
    @Arg("input", () => ReferralInput, { description: "Which." }) input: ReferralInput,
    @Ctx() ctx: Context,
  ): Promise<ReferralPayload> {
    return step(acceptReferral, input, ctx);
  }

  @Mutation(() => ReferralPayload, {
    nullable: true,
    description: "The recipient cannot take the referral on, and sees nothing by it any more.",
  })
  rejectReferral(
    @Arg("input", () => EndReferralInput, { description: "Which, and why." }) input: EndReferralInput,
    @Ctx() ctx: Context,
  ): Promise<ReferralPayload> {
    return step(rejectReferral, input, ctx);
  }

  @Mutation(() => ReferralPayload, {
    nullable: true,
    description: "The sender takes the referral back: with the next request nothing is shown by it any more.",
  })
  revokeReferral(
    @Arg("input", () => EndReferralInput, { description: "Which, and why." }) input: EndReferralInput,
    @Ctx() ctx: Context,
  ): Promise<ReferralPayload> {
    return step(revokeReferral, input, ctx);
  }

  @Mutation(() => ReferralPayload, {
    nullable: true,
    description: "The recipient has provided the service, and sees nothing by the referral any more.",
  })
  completeReferral(
    @Arg("input", () => ReferralInput, { description: "Which." }) input: ReferralInput,
    @Ctx() ctx: Context,
  ): Promise<ReferralPayload> {
    return step(completeReferral, input, ctx);
  }
}

async function step<T extends ReferralInput>(
  take: (input: T, ctx: Context) => Promise<void>,
  input: T,
  ctx: Context,
): Promise<ReferralPayload> {
  assertId("input.referralId", input.referralId);
  await take(input, ctx);
  return referralAfter(input.referralId, ctx);
}

async function referralAfter(id: string, ctx: Context): Promise<ReferralPayload> {
  return { referral: await referralById(ctx).clear(id).load(id) };
}
