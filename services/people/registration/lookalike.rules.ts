import type { DuplicateClue } from "../protection/duplicate/duplicate.enums";
import { scoreOf } from "../protection/duplicate/duplicate.rules";

type Clue = `${DuplicateClue}`;

/** What two people are compared by; names as `searchKey` makes them. */
export interface Likeness {
  id: string;
  givenName: string;
  familyName: string;
  sex: string;
  bornOn: string;
  isBirthDayKnown: boolean;
  nationalities: readonly string[];
  phone: string | null;
}

export interface Lookalike {
  id: string;
  /** Nobody need decide: names, day of birth, sex and nationality are the same. */
  isSame: boolean;
  clues: Clue[];
  score: number;
}

const MAX_YEARS = 2;
const NOT_SAID = new Set(["OTHER", "NOT_COLLECTED"]);

/** Of those whose name sounds like that of `one`, whoever may be the same person; the likeliest. */
export function lookalikeOf(one: Likeness, others: readonly Likeness[]): Lookalike | null {
  const alike = others.flatMap((other) => compared(one, other) ?? []);
  return alike.reduce<Lookalike | null>((best, each) => (best && rank(best) >= rank(each) ? best : each), null);
}

const rank = ({ isSame, score }: Lookalike): number => score + (isSame ? 1000 : 0);

/** Null where sex, age or nationality part them. */
function compared(one: Likeness, other: Likeness): Lookalike | null {
  if (one.id === other.id || !isAlike(one, other)) return null;
  const isSameName = one.givenName === other.givenName && one.familyName === other.familyName;
  const isSameDay = isSameBirthDay(one, other);
  const shares = shareNation(one, other);
  const found: [Clue, boolean][] = [
    ["SAME_NAME", isSameName],
    ["SIMILAR_NAME", !isSameName],
    ["SAME_SEX", one.sex === other.sex],
    ["SAME_BIRTH_DATE", isSameDay],
    ["SIMILAR_AGE", !isSameDay],
    ["SAME_NATIONALITY", shares],
    ["SAME_PHONE", one.phone !== null && one.phone === other.phone],
  ];
  const clues = found.flatMap(([clue, isThere]) => (isThere ? clue : []));
  const isSame = isSameName && isSameDay && one.sex === other.sex && shares;
  return { id: other.id, isSame, clues, score: scoreOf(clues) };
}

const isSameBirthDay = (one: Likeness, other: Likeness): boolean =>
  one.bornOn === other.bornOn && one.isBirthDayKnown && other.isBirthDayKnown;

const shareNation = (one: Likeness, other: Likeness): boolean =>
  one.nationalities.some((code) => other.nationalities.includes(code));

function isAlike(one: Likeness, other: Likeness): boolean {
  const isSexAlike = one.sex === other.sex || NOT_SAID.has(one.sex) || NOT_SAID.has(other.sex);
  const isNationAlike = one.nationalities.length === 0 || other.nationalities.length === 0 || shareNation(one, other);
  return isSexAlike && isNationAlike && yearsApart(one.bornOn, other.bornOn) <= MAX_YEARS;
}

const yearsApart = (one: string, other: string): number =>
  Math.abs(Date.parse(one) - Date.parse(other)) / (365.25 * 86_400_000);
