// A case changes hands: offered by its owner, taken by the next.
import { givenText } from "#kit/input";
import type { EntityManager } from "typeorm";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { takeStep } from "#kit/states";
import { writtenBy } from "#kit/written";
import { insertNew } from "#kit/insert";
import { ChildCase } from "../case/case.entity";
import { ChildCaseStatus } from "../case/case.enums";
import { caseById } from "../case/case.loaders";
import { CHILD_CASE_STATES } from "../case/case.rules";
import { tellWhoWorks } from "../case/case.ties";
import { assertOwnedCase } from "../own-case.rules";
import { ReferralStatus } from "../referral/referral.enums";
import { basisFor } from "../sharing/basis.loaders";
import { assertCovered } from "../sharing/basis.rules";
import { assertStillRests, restOnConsent } from "../sharing/basis.writes";
import { LONGEST_NAME, reasonOf } from "../written-text.rules";
import { CaseTransfer } from "./transfer.entity";
import type {
  AcceptTransferInput,
  CompleteTransferInput,
  EndTransferInput,
  TransferCaseInput,
} from "./transfer.inputs";
import { transferById } from "./transfer.loaders";
import { assertSide, CASE_TRANSFER_STATES, CATEGORIES_OF_CASE } from "./transfer.rules";

/**
 * Offers the case; its owner works on it until it is accepted. Throws NOT_FOUND, FORBIDDEN, STATE_INVALID,
 * CONSENT_MISSING, AGREEMENT_MISSING, REASON_MISSING, INPUT_INVALID, TIME_INVALID, ID_TAKEN.
 */
export async function transferCase(input: TransferCaseInput, ctx: Context): Promise<void> {
  const { id, caseId, consentId } = input;
  const childCase = await caseById(ctx).load(caseId);
  const recipient = input.toAgency.trim();
  const basis = await basisFor(ctx, { operationCode: childCase?.operationCode ?? "", consentId, recipient });
  await once(ctx, { id, kind: "transferCase" }, async (tx) => {
    const { personId, operationCode, owningAgency: provider, status } = assertOwnedCase(childCase, ctx.viewer);
    const toAgency = givenText("toAgency", recipient, LONGEST_NAME);
    if (toAgency === provider) throw new HubError("INPUT_INVALID", "input.toAgency: has the case already.");
    const reason = reasonOf("reason", input.reason);
    if (status !== ChildCaseStatus.OPEN) throw notOpen(status);
    const sharing = { personId, provider, recipient: toAgency, categories: CATEGORIES_OF_CASE };
    assertCovered({ ...sharing, purposes: ["CHILD_PROTECTION"] }, basis);
    await restOnConsent(tx, consentId);
    const isWritten = await insertNew(tx, CaseTransfer, {
      ...{ id, operationCode, childCaseId: caseId, liveCaseId: caseId, ...writtenBy(ctx, input.occurredAt) },
      ...{ fromAgency: provider, toAgency, reason, consentId },
      ...{ status: ReferralStatus.IN_PROGRESS, changedAt: basis.now },
    });
    if (!isWritten) {
      throw new HubError("STATE_INVALID", "The case is under way to another agency already.", { state: status });
    }
    return { transferId: id };
  });
}

/**
 * The case becomes the new owner's, who goes on with it where it stands. Throws NOT_FOUND, FORBIDDEN, INPUT_INVALID,
 * CONSENT_MISSING, and STATE_INVALID, also where the case is not open, or not the sender's, any more.
 */
export async function acceptTransfer(input: AcceptTransferInput, ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  await takeSide(input, ctx, "acceptTransfer", "toAgency", async (tx, transfer) => {
    const caseworker = givenText("caseworker", input.caseworker ?? ctx.viewer.sub, 120);
    const set = { changedAt: now, acceptedAt: now };
    await takeStep(tx, CaseTransfer, CASE_TRANSFER_STATES, { id: transfer.id, to: ReferralStatus.ACCEPTED, set });
    await assertStillRests(tx, transfer.consentId, now);
    await giveCase(tx, transfer, { from: transfer.fromAgency, to: transfer.toAgency, caseworker, at: now });
  });
}

/** Throws NOT_FOUND, FORBIDDEN, STATE_INVALID, REASON_MISSING, INPUT_INVALID. */
export async function rejectTransfer(input: EndTransferInput, ctx: Context): Promise<void> {
  const changedAt = ctx.clock.now();
  await takeSide(input, ctx, "rejectTransfer", "toAgency", async (tx, { id }) => {
    const set = { changedAt, liveCaseId: null, rejectionReason: reasonOf("reason", input.reason) };
    await takeStep(tx, CaseTransfer, CASE_TRANSFER_STATES, { id, to: ReferralStatus.REJECTED, set });
  });
}

/** Where the case has changed hands already it goes back to whoever revokes. Throws as `rejectTransfer`. */
export async function revokeTransfer(input: EndTransferInput, ctx: Context): Promise<void> {
  const changedAt = ctx.clock.now();
  await takeSide(input, ctx, "revokeTransfer", "fromAgency", async (tx, { id }) => {
    const set = { changedAt, liveCaseId: null, revocationReason: reasonOf("reason", input.reason) };
    await takeStep(tx, CaseTransfer, CASE_TRANSFER_STATES, { id, to: ReferralStatus.REVOKED, set });
    // Read after the step, which nobody else takes meanwhile: it may have been accepted a moment before.
    const transfer = await tx.findOneByOrFail(CaseTransfer, { id });
    const { acceptedAt, fromAgency, toAgency } = transfer;
    if (acceptedAt)
      await giveCase(tx, transfer, { from: toAgency, to: fromAgency, caseworker: ctx.viewer.sub, at: changedAt });
  });
}

/** The handover is over: it cannot be revoked any more. Throws NOT_FOUND, FORBIDDEN, STATE_INVALID. */
export async function completeTransfer(input: CompleteTransferInput, ctx: Context): Promise<void> {
  const set = { changedAt: ctx.clock.now(), liveCaseId: null };
  await takeSide(input, ctx, "completeTransfer", "toAgency", async (tx, { id, childCaseId }) => {
    await takeStep(tx, CaseTransfer, CASE_TRANSFER_STATES, { id, to: ReferralStatus.DONE, set });
    if (!input.isContinuedElsewhere) return;
    await takeStep(tx, ChildCase, CHILD_CASE_STATES, { id: childCaseId, to: ChildCaseStatus.TRANSFERRED });
  });
}

/** Runs a step of one side of the transfer, once. */
async function takeSide(
  { id, transferId }: { id: string; transferId: string },
  ctx: Context,
  kind: string,
  side: "fromAgency" | "toAgency",
  step: (tx: EntityManager, transfer: CaseTransfer) => Promise<void>,
): Promise<void> {
  const transfer = await transferById(ctx).load(transferId);
  await once(ctx, { id, kind }, async (tx) => {
    if (!transfer) throw new HubError("NOT_FOUND", "input.transferId: there is no such transfer.");
    assertSide(transfer, side, ctx.viewer);
    await step(tx, transfer);
    return {};
  });
}

/** A case that was closed, or is another's by now, stays where it is: STATE_INVALID. */
async function giveCase(
  tx: EntityManager,
  { childCaseId: id }: CaseTransfer,
  { from, to, caseworker, at }: { from: string; to: string; caseworker: string; at: Date },
): Promise<void> {
  // Its own update first, so that nobody else changes the row between what is read of it and what is made of it.
  const taken = await tx
    .createQueryBuilder()
    .update(ChildCase)
    .set({ version: () => "version + 1" })
    .where("id = :id AND owningAgency = :from AND status = :status", { id, from, status: ChildCaseStatus.OPEN })
    .execute();
  const before = await tx.findOneByOrFail(ChildCase, { id });
  if (!taken.affected) throw notOpen(before.status);
  const after = { owningAgency: to, caseworker };
  await tx.update(ChildCase, { id }, after);
  await tellWhoWorks(tx, before, { before, after }, at);
}

const notOpen = (state: string): HubError =>
  new HubError("STATE_INVALID", `The case is ${state}, and only an open one changes hands.`, { state });
