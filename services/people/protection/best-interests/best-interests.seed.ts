import { dayOf } from "#kit/days";
import { insertRows } from "#kit/insert";
import { caseworkerOf } from "#scenario/partners";
import type { Seed } from "#scenario/load";
import { idOf, randomOf } from "#scenario/random";
import type { OperationFacts } from "#scenario/story";
import { assessedAtOf } from "../case/case.seed";
import { dayAfter, endOf, hasCase, HOUR, written, type ChildOfStory } from "../seed/desk";
import { BestInterestsProcedure } from "./best-interests.entity";
import { BestInterestsKind, BestInterestsOutcome } from "./best-interests.enums";

const WISHES = [
  "Je veux rentrer chez ma grand-mère et retourner à l'école.",
  "Je voudrais apprendre la mécanique avec mon oncle.",
  "Je veux rester avec mon ami du voyage jusqu'à ce qu'on retrouve ma famille.",
  "Je veux parler à ma mère au téléphone avant de décider.",
  "Je ne veux plus reprendre la route du désert. Je veux travailler au marché avec ma tante.",
];

const DAYS_TO_REVIEW = 30;

export const seedBestInterests: Seed = async (tx, { operation, people }) => {
  const children = people.filter(hasCase).filter(({ child }) => child.risk === "HIGH" || child.clearance !== null);
  await insertRows(
    tx,
    BestInterestsProcedure,
    children.flatMap((child) => assessmentRows(child, operation)),
  );
};

/** An assessment for a child at high risk, and for one whose travel is being decided; begun with the first interview. */
function assessmentRows(person: ChildOfStory, operation: OperationFacts): Partial<BestInterestsProcedure>[] {
  const begunAt = assessedAtOf(person, operation);
  if (begunAt === null) return [];
  const { id: childCaseId } = person.child;
  const { int, pick } = randomOf(`best interests ${childCaseId}`);
  const id = idOf(`best interests ${childCaseId}`);
  const concludedAt = new Date(begunAt.getTime() + int(1, 12) * HOUR);
  const isConcluded = concludedAt <= endOf(person, operation);
  return [
    {
      ...written({ id, at: begunAt, agency: "UNICEF", user: caseworkerOf(person.child, operation) }, operation),
      childCaseId,
      kind: BestInterestsKind.BIA,
      concludedOn: isConcluded ? dayOf(concludedAt, operation.timeZone) : null,
      outcome: isConcluded ? outcomeOf(person) : null,
      childWishes: pick(WISHES),
      reviewOn: isConcluded ? dayAfter(concludedAt, DAYS_TO_REVIEW, operation) : null,
    },
  ];
}

function outcomeOf({ child: { status, clearance, protection } }: ChildOfStory): BestInterestsOutcome {
  if (status === "CLOSED") return BestInterestsOutcome.RETURN_WITH_RECEIVER;
  if (clearance?.verdict === "WITHHELD") return BestInterestsOutcome.STAY_FOR_NOW;
  return protection === "SEPARATED"
    ? BestInterestsOutcome.STAY_IN_PRESENT_CARE
    : BestInterestsOutcome.FAMILY_REUNIFICATION;
}
