// A person is referred: on consent, or for a child on the word of two people.
import { givenText } from "#kit/input";
import type { EntityManager } from "typeorm";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { ageOn } from "#kit/days";
import { HubError } from "#kit/errors";
import { writtenBy } from "#kit/written";
import { insertNew } from "#kit/insert";
import { isMinor } from "../../person/person.rules";
import { subjectOfAct } from "../../person/subject.loaders";
import type { ChildCase } from "../case/case.entity";
import { caseById } from "../case/case.loaders";
import { ASSESSABLE } from "../case/case.rules";
import { assertOwnCase, assertOwnedCase } from "../own-case.rules";
import { basisFor } from "../sharing/basis.loaders";
import { assertCovered, categoriesOf, PURPOSES_OF_SERVICE, type Basis } from "../sharing/basis.rules";
import { restOnConsent } from "../sharing/basis.writes";
import { LONGEST_NAME, eachOnce, reasonOf } from "../written-text.rules";
import { Referral } from "./referral.entity";
import { CasePart, ReferralStatus } from "./referral.enums";
import type { ReferChildInput, ReferPersonInput } from "./referral.inputs";
import { referralById } from "./referral.loaders";

/** Of somebody without a case there are these parts and no others. */
const PARTS_OF_A_PERSON: readonly CasePart[] = [CasePart.IDENTITY, CasePart.CONTACT, CasePart.FAMILY];

/** From whom, and of whom. */
interface Sender {
  personId: string;
  operationCode: string;
  childCaseId: string | null;
  provider: string;
}

/**
 * Throws NOT_FOUND, FORBIDDEN, STATE_INVALID, CONSENT_MISSING, AGREEMENT_MISSING, REASON_MISSING, INPUT_INVALID,
 * TIME_INVALID, ID_TAKEN.
 */
export async function referChild(input: ReferChildInput, ctx: Context): Promise<void> {
  const childCase = await caseById(ctx).load(input.caseId);
  const basis = await basisOf(input, childCase?.operationCode, ctx);
  await once(ctx, { id: input.id, kind: "referChild" }, async (tx) => {
    const { id, personId, operationCode, status, owningAgency } = senderCase(input, childCase, ctx);
    if (!ASSESSABLE.includes(status)) throw new HubError("STATE_INVALID", `The case is ${status}.`, { state: status });
    const sender = { personId, operationCode, childCaseId: id, provider: owningAgency };
    if (input.consentId) return writeOnConsent(tx, input, sender, basis, ctx);
    const overrideReason = reasonOf("overrideReason", input.overrideReason ?? "");
    return write(tx, { ...sentBy(input, sender, ctx), overrideReason });
  });
}

/** Throws as `referChild`. */
export async function referPerson(input: ReferPersonInput, ctx: Context): Promise<void> {
  const person = await subjectOfAct(ctx, input);
  const basis = await basisOf(input, person.operationCode, ctx);
  await once(ctx, { id: input.id, kind: "referPerson" }, (tx) => {
    if (isMinor(ageOn(basis.today, person.bornOn), person.isAgeDisputed)) {
      throw new HubError("INPUT_INVALID", "input.personId: a child is referred out of the child's case.");
    }
    if (input.sharedParts.some((part) => !PARTS_OF_A_PERSON.includes(part))) {
      throw new HubError("INPUT_INVALID", "input.sharedParts: names a part that only a child's case has.");
    }
    const { id: personId, operationCode } = person;
    const sender = { personId, operationCode, childCaseId: null, provider: ctx.viewer.agency };
    return writeOnConsent(tx, input, sender, basis, ctx);
  });
}

/**
 * The second person's word, by which a referral without consent begins to share. Throws NOT_FOUND, FORBIDDEN,
 * SECOND_PERSON_NEEDED, and STATE_INVALID where it waits for no such word.
 */
export async function approveOverride(input: { id: string; referralId: string }, ctx: Context): Promise<void> {
  const { sub } = ctx.viewer;
  const referral = await referralById(ctx).load(input.referralId);
  const childCase = referral?.childCaseId ? await caseById(ctx).load(referral.childCaseId) : null;
  await once(ctx, { id: input.id, kind: "approveReferralOverride" }, async (tx) => {
    if (!referral) throw new HubError("NOT_FOUND", "input.referralId: there is no such referral.");
    // An account is one person, whatever agency it acts for.
    if (referral.recordedByUser === sub) throw new HubError("SECOND_PERSON_NEEDED");
    assertOwnedCase(childCase, ctx.viewer, "referralId");
    const done = await tx
      .createQueryBuilder()
      .update(Referral)
      .set({ overrideApprovedBy: sub, version: () => "version + 1" })
      .where("id = :id AND status = :status", { id: referral.id, status: ReferralStatus.IN_PROGRESS })
      .andWhere("consentId IS NULL AND overrideApprovedBy IS NULL")
      .execute();
    if (done.affected) return {};
    throw new HubError("STATE_INVALID", "It waits for nobody's approval.", { state: referral.status });
  });
}

function basisOf(
  { consentId = null, recipientAgency }: { consentId?: string | null; recipientAgency: string },
  operationCode: string | undefined,
  ctx: Context,
): Promise<Basis> {
  return basisFor(ctx, { operationCode: operationCode ?? "", consentId, recipient: recipientAgency.trim() });
}

/** Without consent only the agency answers for it that owns the case, not whoever is lent to it. */
function senderCase({ consentId, overrideReason }: ReferChildInput, childCase: ChildCase | null, { viewer }: Context) {
  if (Boolean(consentId) === Boolean(overrideReason)) {
    throw new HubError("INPUT_INVALID", "input: takes either consentId or overrideReason.");
  }
  return consentId ? assertOwnCase(childCase, viewer) : assertOwnedCase(childCase, viewer);
}

type Sent = Pick<ReferChildInput, "id" | "service" | "recipientAgency" | "sharedParts" | "occurredAt">;

async function writeOnConsent(
  tx: EntityManager,
  input: Sent & { consentId?: string | null },
  sender: Sender,
  basis: Basis,
  ctx: Context,
) {
  const row = sentBy(input, sender, ctx);
  const { recipientAgency: recipient, sharedParts, service } = row;
  const purposes = PURPOSES_OF_SERVICE[service];
  assertCovered({ ...sender, recipient, categories: categoriesOf(sharedParts), purposes }, basis);
  const consentId = input.consentId ?? "";
  await restOnConsent(tx, consentId);
  return write(tx, { ...row, consentId });
}

function sentBy({ id, service, recipientAgency, sharedParts, occurredAt }: Sent, sender: Sender, ctx: Context) {
  const { provider, ...about } = sender;
  const recipient = givenText("recipientAgency", recipientAgency, LONGEST_NAME);
  if (recipient === provider) throw new HubError("INPUT_INVALID", "input.recipientAgency: is the agency that refers.");
  return {
    ...{ id, service, ...about, ...writtenBy(ctx, occurredAt) },
    recipientAgency: recipient,
    sharedParts: eachOnce("sharedParts", sharedParts, Object.keys(CasePart).length),
    ...{ status: ReferralStatus.IN_PROGRESS, changedAt: ctx.clock.now() },
  };
}

async function write(tx: EntityManager, row: Partial<Referral> & { id: string }) {
  await insertNew(tx, Referral, row);
  return { referralId: row.id };
}
