import { insertRows } from "#kit/insert";
import { caseworkerOf, nationalOf } from "#scenario/partners";
import type { Seed } from "#scenario/load";
import { idOf, randomOf } from "#scenario/random";
import type { OperationFacts } from "#scenario/story";
import { acts } from "../consent/consent.seed";
import { DAY, hasCase, notAfter, written, type ChildOfStory } from "../seed/desk";
import { ReferralStatus } from "../referral/referral.enums";
import { CaseTransfer } from "./transfer.entity";

/** One in so many open cases has been offered to the state's services, which have not answered yet. */
const ONE_IN = 15;

export const seedTransfers: Seed = async (tx, { operation, people }) => {
  const rows = people.filter(hasCase).flatMap((person) => {
    if (person.child.status === "TRANSFERRED") return [transferRow(person, ReferralStatus.DONE, operation)];
    const isOffered = person.child.status === "OPEN" && randomOf(`transfer ${person.child.id}`).chance(1 / ONE_IN);
    return isOffered ? [transferRow(person, ReferralStatus.IN_PROGRESS, operation)] : [];
  });
  await insertRows(tx, CaseTransfer, rows);
};

function transferRow(person: ChildOfStory, status: ReferralStatus, operation: OperationFacts): Partial<CaseTransfer> {
  const { id: childCaseId, openedAt } = person.child;
  const at = notAfter(operation.asOf, openedAt.getTime() + 2 * DAY);
  const user = caseworkerOf(person.child, operation);
  const answeredAt = notAfter(operation.asOf, at.getTime() + DAY);
  return {
    ...written({ id: idOf(`transfer ${childCaseId}`), at, agency: "UNICEF", user }, operation),
    childCaseId,
    status,
    fromAgency: "UNICEF",
    toAgency: nationalOf(operation).childServices,
    reason: "L'enfant reste dans la région ; les services de l'État assurent le suivi.",
    rejectionReason: null,
    liveCaseId: status === ReferralStatus.IN_PROGRESS ? childCaseId : null,
    acceptedAt: status === ReferralStatus.IN_PROGRESS ? null : answeredAt,
    consentId: acts(person, operation).find(({ purpose }) => purpose === "CHILD_PROTECTION")?.id ?? null,
    changedAt: status === ReferralStatus.IN_PROGRESS ? at : answeredAt,
  };
}
