import { insertRows } from "#kit/insert";
import { accountOf, caseworkerOf } from "#scenario/partners";
import type { Seed } from "#scenario/load";
import { idOf, randomOf } from "#scenario/random";
import type { OperationFacts } from "#scenario/story";
import { acts, type Act } from "../consent/consent.seed";
import { DAY, hasCase, notAfter, written, type ChildOfStory } from "../seed/desk";
import { Referral } from "./referral.entity";
import { CasePart, ReferralService, ReferralStatus } from "./referral.enums";

interface Plan {
  service: ReferralService;
  recipient: string;
  /** The consent that covers recipient and parts; null where the caseworker goes without one. */
  purpose: Act["purpose"] | null;
  parts: CasePart[];
}

const TRACING: Plan = {
  service: ReferralService.FAMILY_TRACING,
  recipient: "CICR",
  purpose: "FAMILY_TRACING",
  parts: [CasePart.IDENTITY, CasePart.FAMILY, CasePart.TRACING],
};

const PLANS: Plan[] = [
  {
    service: ReferralService.PSYCHOSOCIAL_SUPPORT,
    recipient: "UNICEF",
    purpose: "CHILD_PROTECTION",
    parts: [CasePart.IDENTITY, CasePart.PROTECTION_CONCERNS],
  },
  {
    service: ReferralService.INTERNATIONAL_PROTECTION,
    recipient: "UNHCR",
    purpose: "CHILD_PROTECTION",
    parts: [CasePart.IDENTITY, CasePart.FAMILY, CasePart.BEST_INTERESTS],
  },
  {
    service: ReferralService.CIVIL_DOCUMENTS,
    recipient: "IOM",
    purpose: "CHILD_PROTECTION",
    parts: [CasePart.IDENTITY],
  },
  {
    service: ReferralService.HEALTH_CARE,
    recipient: "Centre de santé de référence",
    purpose: null,
    parts: [CasePart.IDENTITY, CasePart.CARE_ARRANGEMENT],
  },
];

/** Where most referrals stand, once the recipient has had a day to answer. */
const ANSWERS = [ReferralStatus.ACCEPTED, ReferralStatus.ACCEPTED, ReferralStatus.DONE, ReferralStatus.REJECTED];

export const seedReferrals: Seed = async (tx, { operation, people }) => {
  const open = people.filter(hasCase).filter(({ child }) => child.status === "OPEN");
  await insertRows(
    tx,
    Referral,
    open.flatMap((child) => referralRows(child, operation)),
  );
};

function referralRows(person: ChildOfStory, operation: OperationFacts): Partial<Referral>[] {
  const plans = new Set([...plansOf(person), ...revokedPlansOf(person, operation)]);
  return [...plans].map((plan) => referralRow(person, plan, operation));
}

/** About half of the open cases have a referral; a child alone is referred for tracing first. */
function plansOf({ child: { id, protection } }: ChildOfStory): Plan[] {
  const { chance, pick } = randomOf(`referrals ${id}`);
  if (!chance(0.55)) return [];
  const first = protection === "UNACCOMPANIED" ? TRACING : pick(PLANS);
  return chance(0.3) ? [first, pick(PLANS)] : [first];
}

/** Whoever withdrew a consent had one referral that rested on it. */
function revokedPlansOf(person: ChildOfStory, operation: OperationFacts): Plan[] {
  const withdrawn = acts(person, operation).find(({ withdrawnAt }) => withdrawnAt !== null);
  return PLANS.filter(({ purpose }) => purpose === withdrawn?.purpose).slice(0, 1);
}

function referralRow(person: ChildOfStory, plan: Plan, operation: OperationFacts): Partial<Referral> {
  const { id: childCaseId, openedAt } = person.child;
  const id = idOf(`referral ${childCaseId} ${plan.service}`);
  const consent = acts(person, operation).find(({ purpose }) => purpose === plan.purpose);
  const at = notAfter(operation.asOf, openedAt.getTime() + 0.4 * DAY);
  return {
    ...written({ id, at, agency: "UNICEF", user: caseworkerOf(person.child, operation) }, operation),
    personId: person.id,
    childCaseId,
    service: plan.service,
    recipientAgency: plan.recipient,
    sharedParts: plan.parts,
    ...answerTo(id, at, consent, operation),
    ...(consent ? { consentId: consent.id } : overrideOf(id, operation)),
  };
}

function answerTo(id: string, at: Date, consent: Act | undefined, { asOf }: OperationFacts): Partial<Referral> {
  // Withdrawing consent revokes at once whatever rested on it.
  if (consent?.withdrawnAt) return { status: ReferralStatus.REVOKED, changedAt: consent.withdrawnAt };
  const answeredAt = new Date(at.getTime() + DAY);
  if (answeredAt > asOf) return { status: ReferralStatus.IN_PROGRESS, changedAt: at };
  const status = randomOf(id).pick(ANSWERS);
  const isRejected = status === ReferralStatus.REJECTED;
  return { status, changedAt: answeredAt, rejectionReason: isRejected ? "Pas de place avant deux semaines." : null };
}

function overrideOf(id: string, operation: OperationFacts): Partial<Referral> {
  return {
    overrideReason: "Soins nécessaires avant que l'enfant ait pu donner son accord.",
    overrideApprovedBy: accountOf("supervisor", operation, randomOf(id), 2),
  };
}
