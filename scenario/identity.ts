// Who a person is: invented, by chance, from the seed.
import names from "./names.json";
import type { GroupPlan, OperationPlan } from "./plan";
import { idOf, randomOf } from "./random";
import type { PersonStory, Sex } from "./story";

/** Neither vowels (no words) nor letters that look like digits. */
const ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ";

/** Languages (ISO 639-3) that people of a country speak. */
const LANGUAGES: Record<string, string[]> = {
  MLI: ["bam", "fra"],
  GIN: ["ful", "fra"],
  SEN: ["wol", "fra"],
  CIV: ["dyu", "fra"],
  BFA: ["mos", "fra"],
  NER: ["hau", "fra"],
  GMB: ["mnk", "eng"],
  BEN: ["fon", "fra"],
  GNB: ["pov", "por"],
  MRT: ["ara", "fra"],
  LBR: ["eng"],
  NGA: ["hau", "eng"],
};

/** Hands out numbers for wristbands; each once. */
export function wristbands(prefix: string, digits: number): (key: string) => string {
  const given = new Set<string>();
  return (key) => {
    for (let tries = 0; ; tries++) {
      const { int } = randomOf(`wristband ${key} ${String(tries)}`);
      const number = Array.from({ length: digits }, () => ALPHABET.charAt(int(0, ALPHABET.length - 1))).join("");
      if (given.has(number)) continue;
      given.add(number);
      return `${prefix}-${number}`;
    }
  };
}

/** Draws first nationalities so that each has exactly as many people as planned; the first country takes the rest. */
export function nationalityBag(plan: OperationPlan, people: number): () => string {
  const [main, ...others] = plan.nationalities;
  const bag = others.flatMap(([country, count]) => Array.from({ length: count }, () => country));
  while (bag.length < people) bag.push(main?.[0] ?? "MLI");
  const { int } = randomOf(`${plan.key} nationalities`);
  return () => {
    const index = int(0, bag.length - 1);
    const last = bag.pop() ?? "MLI";
    if (index >= bag.length) return last;
    const drawn = bag[index] ?? last;
    bag[index] = last;
    return drawn;
  };
}

interface Newcomer {
  key: string;
  arrivalId: string;
  at: Date;
  sex: Sex;
  nationality: string;
  registrationNumber: string;
  familyName: string;
  householdId: string | null;
}

/** A person of whom only the outside is known yet: everything that happens is still empty. */
export function invent(newcomer: Newcomer, child: GroupPlan["children"][number] | null): PersonStory {
  const { key, at, sex, nationality, householdId, ...rest } = newcomer;
  const id = idOf(`person ${key}`);
  const { int, pick } = randomOf(`identity ${key}`);
  const { age, precision } = child ? { age: child.age, precision: precisionOf(child) } : grownUp(key);
  return {
    ...rest,
    id,
    registeredAt: at,
    givenName: pick(sex === "FEMALE" ? names.female : names.male),
    sex,
    ...birth(at, age, int(20, 330), precision),
    isAgeDisputed: child?.isDisputed === true,
    nationalities: [nationality],
    languages: LANGUAGES[nationality] ?? ["fra"],
    phone: age < 18 ? null : phone(key),
    displacement: "FOREIGN_NATIONAL",
    householdId,
    isHeadOfHousehold: false,
    relations: [],
    specificNeeds: [],
    outcome: null,
    travelConsent: null,
    child: null,
    screening: null,
    needs: [],
    verdicts: [],
    stays: [],
    entries: [],
    returnCase: null,
  };
}

type Precision = PersonStory["birthPrecision"];

const precisionOf = ({ isEstimated }: GroupPlan["children"][number]): Precision =>
  isEstimated ? "ESTIMATED" : "EXACT";

/** How old a grown man or woman is: mostly young, one in a hundred past sixty. Some know no more than the year. */
function grownUp(key: string): { age: number; precision: Precision } {
  const { chance, int } = randomOf(`age ${key}`);
  const age = chance(0.01) ? int(61, 70) : 18 + Math.min(int(0, 30), int(0, 45));
  // The last day of the year makes people younger: those of 18 would no longer be grown up.
  return { age, precision: chance(0.2) ? "ESTIMATED" : age > 19 && chance(0.12) ? "YEAR" : "EXACT" };
}

/** Four in ten have a phone; the numbers begin with 00, which no network in Mali gives out. */
function phone(key: string): string | null {
  const { chance, int } = randomOf(`phone ${key}`);
  return chance(0.4) ? `+223 00 ${String(int(10, 99))} ${String(int(10, 99))} ${String(int(10, 99))}` : null;
}

/** A day of birth which makes a person `age` years old on `at` and for at least the next weeks. */
function birth(
  at: Date,
  age: number,
  daysSince: number,
  birthPrecision: Precision,
): Pick<PersonStory, "bornOn" | "birthPrecision"> {
  const birthday = new Date(Date.UTC(at.getUTCFullYear() - age, at.getUTCMonth(), at.getUTCDate() - daysSince));
  const day = birthday.toISOString().slice(0, 10);
  return { bornOn: birthPrecision === "YEAR" ? `${day.slice(0, 4)}-12-31` : day, birthPrecision };
}
