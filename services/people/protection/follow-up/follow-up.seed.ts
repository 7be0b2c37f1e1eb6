import { insertRows } from "#kit/insert";
import { caseworkerOf } from "#scenario/partners";
import type { Seed } from "#scenario/load";
import { idOf, randomOf } from "#scenario/random";
import type { OperationFacts } from "#scenario/story";
import { DAY, dayAfter, endOf, hasCase, HOUR, written, type ChildOfStory } from "../seed/desk";
import { CaseFollowUp } from "./follow-up.entity";
import { CaseFollowUpKind } from "./follow-up.enums";

const NOTES = [
  "L'enfant va bien, mange et dort correctement. Il participe aux jeux de l'après-midi.",
  "L'enfant a parlé de son village et de l'école. Il demande des nouvelles de sa mère.",
  "Fatigué par la route, mais rassuré d'avoir un lit et un espace pour les enfants.",
  "A pu téléphoner à un membre de la famille avec l'aide de la Croix-Rouge.",
  "S'entend bien avec les autres jeunes du centre ; suit le cours d'alphabétisation.",
];

const EVERY_DAYS = 3;
const MOST = 4;

export const seedFollowUps: Seed = async (tx, { operation, people }) => {
  const children = people.filter(hasCase).filter(({ child }) => child.status !== "IDENTIFIED");
  await insertRows(
    tx,
    CaseFollowUp,
    children.flatMap((child) => followUpRows(child, operation)),
  );
};

/** One every three days while the case is open, and for an open case the next one, still to be made. */
function followUpRows(person: ChildOfStory, operation: OperationFacts): Partial<CaseFollowUp>[] {
  const rows: Partial<CaseFollowUp>[] = [];
  const end = endOf(person, operation);
  for (let turn = 1; turn <= MOST; turn++) {
    const plannedAt = new Date(person.child.openedAt.getTime() + ((turn - 1) * EVERY_DAYS + 0.25) * DAY);
    if (plannedAt >= end) break;
    const row = followUpRow(person, turn, plannedAt, operation);
    if (row.madeAt === null && person.child.closedAt !== null) break;
    rows.push(row);
    if (row.madeAt === null) break;
  }
  return rows;
}

function followUpRow(
  person: ChildOfStory,
  turn: number,
  plannedAt: Date,
  operation: OperationFacts,
): Partial<CaseFollowUp> & Pick<CaseFollowUp, "madeAt"> {
  const { id: childCaseId } = person.child;
  const id = idOf(`follow-up ${childCaseId} ${String(turn)}`);
  const { chance, int, pick } = randomOf(id);
  const madeAt = new Date(plannedAt.getTime() + (EVERY_DAYS - 1) * DAY + int(0, 8) * HOUR);
  const isMade = madeAt < endOf(person, operation);
  return {
    ...written({ id, at: plannedAt, agency: "UNICEF", user: caseworkerOf(person.child, operation) }, operation),
    childCaseId,
    kind: turn === 1 ? CaseFollowUpKind.AFTER_PLACEMENT : CaseFollowUpKind.VISIT,
    dueOn: dayAfter(plannedAt, EVERY_DAYS, operation),
    madeAt: isMade ? madeAt : null,
    ...(isMade && { wasChildSeen: chance(0.95), note: pick(NOTES) }),
  };
}
