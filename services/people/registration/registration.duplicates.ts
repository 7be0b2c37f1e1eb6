// Which newcomers were registered before, and which may have been.
import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { insertRows } from "#kit/insert";
import type { Stamp } from "#kit/written";
import { PotentialDuplicate } from "../protection/duplicate/duplicate.entity";
import { DuplicateClue, PotentialDuplicateStatus } from "../protection/duplicate/duplicate.enums";
import { likenessOfFacts, otherIdKey, peopleByOtherId, peopleBySound, soundOfFacts } from "./lookalike.loaders";
import { lookalikeOf, type Likeness, type Lookalike } from "./lookalike.rules";
import type { Facts } from "./registration.rules";

/** Whom each newcomer is like, of those who are here and those before it in the list; by the newcomer's id. */
export async function lookalikesOf(
  tx: EntityManager,
  operationCode: string,
  newcomers: readonly Facts[],
): Promise<Map<string, Lookalike>> {
  const bySound = await peopleBySound(tx, operationCode, newcomers);
  const byOtherId = await peopleByOtherId(tx, newcomers);
  const found = new Map<string, Lookalike>();
  for (const facts of newcomers) {
    const sound = soundOfFacts(facts) || facts.id; // Who has no name sounds like nobody.
    const others = bySound.get(sound) ?? [];
    const one = likenessOfFacts(facts);
    const lookalike = sameNumber(facts, byOtherId, others) ?? lookalikeOf(one, others);
    if (lookalike) found.set(facts.id, lookalike);
    if (lookalike?.isSame) continue;
    bySound.set(sound, [...others, one]);
    facts.otherIds.map(otherIdKey).forEach((key) => byOtherId.set(key, facts.id));
  }
  return found;
}

/** Another agency's number is one person's, where the names sound alike too: numbers are copied wrongly. */
function sameNumber(
  { otherIds }: Facts,
  byOtherId: Map<string, string>,
  others: readonly Likeness[],
): Lookalike | null {
  const ids = otherIds.flatMap((otherId) => byOtherId.get(otherIdKey(otherId)) ?? []);
  const id = ids.find((known) => others.some((other) => other.id === known));
  return id === undefined ? null : { id, isSame: true, clues: [], score: 100 };
}

/** Asks somebody to decide on each pair. */
export async function openPairs(
  tx: EntityManager,
  pairs: readonly { personId: string; lookalike: Lookalike }[],
  operationCode: string,
  stamp: Stamp,
): Promise<void> {
  await insertRows(
    tx,
    PotentialDuplicate,
    pairs.map(({ personId, lookalike: { id, clues, score } }) => {
      const [first = personId, second = id] = [personId, id].sort();
      return {
        ...{ id: randomUUID(), operationCode, ...stamp, personId: first, otherPersonId: second },
        ...{ status: PotentialDuplicateStatus.OPEN, score, clues: clues.map((clue) => DuplicateClue[clue]) },
        ...{ decidedAt: null, decidedBy: null, keptPersonId: null },
      };
    }),
  );
}
