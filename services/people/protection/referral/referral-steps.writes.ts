// What becomes of a referral: its recipient answers and completes it, its sender takes it back.
// Each step takes effect when it reaches the hub: it opens or shuts what the recipient may read.
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { takeStep } from "#kit/states";
import type { ChildCase } from "../case/case.entity";
import { caseById } from "../case/case.loaders";
import { assertOwnCase } from "../own-case.rules";
import { assertStillRests } from "../sharing/basis.writes";
import { reasonOf } from "../written-text.rules";
import { Referral } from "./referral.entity";
import { ReferralStatus } from "./referral.enums";
import type { EndReferralInput, ReferralInput } from "./referral.inputs";
import { referralById } from "./referral.loaders";
import { assertRecipient, assertSent, REFERRAL_STATES } from "./referral.rules";

/** Throws NOT_FOUND, FORBIDDEN, STATE_INVALID, CONSENT_MISSING. */
export async function acceptReferral(input: ReferralInput, ctx: Context): Promise<void> {
  const seen = await referralById(ctx).load(input.referralId);
  const now = ctx.clock.now();
  await once(ctx, { id: input.id, kind: "acceptReferral" }, async (tx) => {
    const { id, consentId } = answerable(seen, ctx);
    await takeStep(tx, Referral, REFERRAL_STATES, { id, to: ReferralStatus.ACCEPTED, set: { changedAt: now } });
    await assertStillRests(tx, consentId, now);
    return {};
  });
}

/** Throws NOT_FOUND, FORBIDDEN, STATE_INVALID, REASON_MISSING, INPUT_INVALID. */
export async function rejectReferral(input: EndReferralInput, ctx: Context): Promise<void> {
  const seen = await referralById(ctx).load(input.referralId);
  const changedAt = ctx.clock.now();
  await once(ctx, { id: input.id, kind: "rejectReferral" }, async (tx) => {
    const { id } = answerable(seen, ctx);
    const set = { changedAt, rejectionReason: reasonOf("reason", input.reason) };
    await takeStep(tx, Referral, REFERRAL_STATES, { id, to: ReferralStatus.REJECTED, set });
    return {};
  });
}

/** Throws NOT_FOUND, FORBIDDEN, STATE_INVALID. */
export async function completeReferral(input: ReferralInput, ctx: Context): Promise<void> {
  const seen = await referralById(ctx).load(input.referralId);
  const changedAt = ctx.clock.now();
  await once(ctx, { id: input.id, kind: "completeReferral" }, async (tx) => {
    const { id } = answerable(seen, ctx);
    await takeStep(tx, Referral, REFERRAL_STATES, { id, to: ReferralStatus.DONE, set: { changedAt } });
    return {};
  });
}

/** By who works on the case now; of somebody without a case, by the agency that sent it. Throws as `rejectReferral`. */
export async function revokeReferral(input: EndReferralInput, ctx: Context): Promise<void> {
  const seen = await referralById(ctx).load(input.referralId);
  const childCase = seen?.childCaseId ? await caseById(ctx).load(seen.childCaseId) : null;
  const changedAt = ctx.clock.now();
  await once(ctx, { id: input.id, kind: "revokeReferral" }, async (tx) => {
    const { id, childCaseId, recordedByAgency } = found(seen);
    if (childCaseId !== null) assertSender(childCase, ctx);
    else if (recordedByAgency !== ctx.viewer.agency) throw notTheSender();
    const set = { changedAt, revocationReason: reasonOf("reason", input.reason) };
    await takeStep(tx, Referral, REFERRAL_STATES, { id, to: ReferralStatus.REVOKED, set });
    return {};
  });
}

function answerable(seen: Referral | null, { viewer }: Context): Referral {
  const referral = found(seen);
  assertRecipient(referral, viewer);
  assertSent(referral);
  return referral;
}

function found(referral: Referral | null): Referral {
  if (referral) return referral;
  throw new HubError("NOT_FOUND", "input.referralId: there is no such referral.");
}

/** The recipient sees the referral, and by it perhaps the case: told is that it is another's, not whether there is one. */
function assertSender(childCase: ChildCase | null, { viewer }: Context): void {
  if (!childCase) throw notTheSender();
  assertOwnCase(childCase, viewer, "referralId");
}

const notTheSender = (): HubError => new HubError("FORBIDDEN", "input.referralId: only its sender takes it back.");
