// What a person tells at the desk, and what the desk notices: consent, a second nationality, a fear of return, and what
// somebody needs besides care.
import { DAY, later } from "./plan";
import { idOf, randomOf } from "./random";
import type { OperationFacts, PersonStory } from "./story";

/** Hears a person who has just been registered. `countries` are those from which people of this operation come. */
export function hear(person: PersonStory, operation: OperationFacts, countries: string[]): void {
  const { next, pick } = randomOf(`voice ${person.id}`);
  consent(person, operation.asOf, next());
  const isFearful = next() < 0.02;
  if (next() < 0.007) person.nationalities.push(pick(countries.filter((code) => code !== person.nationalities[0])));
  if (person.nationalities.includes(operation.country)) person.displacement = "RETURNEE";
  else if (isFearful) {
    person.displacement = "ASYLUM_SEEKER";
    person.specificNeeds.push("LP");
  }
  person.specificNeeds.push(...noticed(person));
}

/** One in twenty does not consent to be moved, and some withdraw it the next day. */
function consent(person: PersonStory, asOf: Date, place: number): void {
  const givenAt = later(person.registeredAt, 1);
  if (place <= 0.05) return;
  const withdrawnAt = later(givenAt, 30);
  const isWithdrawn = place < 0.07 && withdrawnAt < asOf;
  person.travelConsent = { id: idOf(`consent ${person.id}`), givenAt, withdrawnAt: isWithdrawn ? withdrawnAt : null };
}

/** UNHCR codes: how often each is noticed, and of whom. */
const NOTICED: { code: string; share: number; isOf: (person: PersonStory, age: number) => boolean }[] = [
  { code: "DS", share: 0.012, isOf: () => true },
  { code: "ER", share: 1, isOf: (_person, age) => age >= 60 },
  { code: "WR", share: 0.4, isOf: ({ sex }, age) => sex === "FEMALE" && age >= 18 },
  { code: "CR", share: 0.3, isOf: (_person, age) => age < 18 },
  { code: "FU", share: 0.006, isOf: () => true },
  { code: "TR", share: 0.01, isOf: (_person, age) => age >= 18 },
  { code: "SV", share: 0.003, isOf: () => true },
];

function noticed(person: PersonStory): string[] {
  const age = (person.registeredAt.getTime() - Date.parse(person.bornOn)) / (365.25 * DAY);
  const { chance } = randomOf(`noticed ${person.id}`);
  return NOTICED.filter(({ share, isOf }) => chance(share) && isOf(person, age)).map(({ code }) => code);
}
