import { In, type EntityManager } from "typeorm";
import { PersonTie } from "#kit/access/tie.entity";
import { insertRows } from "#kit/insert";

/** A tie as it is told: by its person, kind and holder; of two times of one tie the later holds. */
export type Tie = PersonTie;

/** Writes ties down. A tie that began again later is not ended by what is told of its first time. */
export async function writeTies(tx: EntityManager, ties: readonly Tie[]): Promise<void> {
  if (ties.length === 0) return;
  const known = await tx.findBy(PersonTie, { personId: In([...new Set(ties.map(({ personId }) => personId))]) });
  const byKey = new Map(known.map((tie) => [keyOf(tie), tie]));
  const isNew = (tie: Tie): boolean => !byKey.has(keyOf(tie));
  await insertRows(tx, PersonTie, ties.filter(isNew));
  for (const { personId, kind, holder, ...row } of ties) {
    const before = byKey.get(keyOf({ personId, kind, holder }));
    if (!before || before.beganAt > row.beganAt || isSame(before, row)) continue;
    await tx.update(PersonTie, { personId, kind, holder }, row);
  }
}

const keyOf = ({ personId, kind, holder }: Pick<Tie, "personId" | "kind" | "holder">): string =>
  [personId, kind, holder].join(" ");

const isSame = (before: PersonTie, { beganAt, endedAt }: Pick<Tie, "beganAt" | "endedAt">): boolean =>
  before.beganAt.getTime() === beganAt.getTime() && before.endedAt?.getTime() === endedAt?.getTime();
