import { insertRows } from "#kit/insert";
import { searchKey } from "#kit/text";
import { accountOf } from "#scenario/partners";
import type { Seed } from "#scenario/load";
import { idOf, randomOf } from "#scenario/random";
import type { OperationFacts, PersonStory } from "#scenario/story";
import { HOUR, notAfter, written } from "../seed/desk";
import { PotentialDuplicate } from "./duplicate.entity";
import { DuplicateClue, PotentialDuplicateStatus } from "./duplicate.enums";
import { scoreOf } from "./duplicate.rules";

/** How many pairs are kept of those whose names are equal, and of those whose names are alike. */
const MOST_EQUAL = 8;
const MOST_ALIKE = 4;

/** How many letters of two given names must agree for them to be alike. */
const BEGINNING = 3;

interface Pair {
  one: PersonStory;
  other: PersonStory;
  clues: DuplicateClue[];
}

export const seedDuplicates: Seed = async (tx, { operation, people }) => {
  const pairs = alike(people)
    .map(([one, other]) => ({ one, other, clues: cluesOf(one, other) }))
    .filter(({ clues }) => clues.includes(DuplicateClue.SIMILAR_AGE) || clues.includes(DuplicateClue.SAME_BIRTH_DATE))
    .sort((a, b) => scoreOf(b.clues) - scoreOf(a.clues));
  const isEqual = ({ clues }: Pair): boolean => clues.includes(DuplicateClue.SAME_NAME);
  const kept = [
    ...pairs.filter(isEqual).slice(0, MOST_EQUAL),
    ...pairs.filter((pair) => !isEqual(pair)).slice(0, MOST_ALIKE),
  ];
  await insertRows(
    tx,
    PotentialDuplicate,
    kept.map((pair, index) => pairRow(pair, index % 4 === 3, operation)),
  );
};

/** Pairs who came with different groups under names that begin alike; each once, the smaller id first. */
function alike(people: readonly PersonStory[]): [PersonStory, PersonStory][] {
  const groups = new Map<string, PersonStory[]>();
  for (const person of people) {
    const key = `${searchKey(person.familyName)} ${searchKey(person.givenName).slice(0, BEGINNING)}`;
    const group = groups.get(key);
    if (group) group.push(person);
    else groups.set(key, [person]);
  }
  return [...groups.values()].flatMap((group) =>
    group.flatMap((one) =>
      group
        .filter((other) => one.id < other.id && one.arrivalId !== other.arrivalId && one.sex === other.sex)
        .map((other): [PersonStory, PersonStory] => [one, other]),
    ),
  );
}

function cluesOf(one: PersonStory, other: PersonStory): DuplicateClue[] {
  const years = Math.abs(Number(one.bornOn.slice(0, 4)) - Number(other.bornOn.slice(0, 4)));
  const isSameName = searchKey(one.givenName) === searchKey(other.givenName);
  const clues = [isSameName ? DuplicateClue.SAME_NAME : DuplicateClue.SIMILAR_NAME, DuplicateClue.SAME_SEX];
  if (one.bornOn === other.bornOn) clues.push(DuplicateClue.SAME_BIRTH_DATE);
  else if (years <= 2) clues.push(DuplicateClue.SIMILAR_AGE);
  if (one.nationalities.some((code) => other.nationalities.includes(code))) clues.push(DuplicateClue.SAME_NATIONALITY);
  if (one.phone !== null && one.phone === other.phone) clues.push(DuplicateClue.SAME_PHONE);
  return clues;
}

function pairRow(
  { one, other, clues }: Pair,
  isDecided: boolean,
  operation: OperationFacts,
): Partial<PotentialDuplicate> {
  const id = idOf(`duplicate ${one.id} ${other.id}`);
  const random = randomOf(id);
  const noticedAt = new Date(Math.max(one.registeredAt.getTime(), other.registeredAt.getTime()) + HOUR);
  return {
    ...written({ id, at: noticedAt, agency: "IOM", user: accountOf("desk", operation, random) }, operation),
    personId: one.id,
    otherPersonId: other.id,
    status: isDecided ? PotentialDuplicateStatus.INVALID : PotentialDuplicateStatus.OPEN,
    score: scoreOf(clues),
    clues,
    decidedAt: isDecided ? notAfter(operation.asOf, noticedAt.getTime() + 20 * HOUR) : null,
    decidedBy: isDecided ? accountOf("supervisor", operation, random, 2) : null,
    keptPersonId: null,
    reason: null,
  };
}
