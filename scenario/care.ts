// What health partners find and do: screening on the day of arrival, needs, and verdicts before a journey.
import { DAY, HOUR, later } from "./plan";
import { idOf, randomOf } from "./random";
import type { NeedStory, PersonStory, Priority, TravelMode, Triage, VerdictStory } from "./story";

/** How long a verdict holds unless the clinician said less. */
const VERDICT_HOURS = 72;

/** How long care takes, in hours: at least, at most. */
const DURATION: Record<Priority, [number, number]> = {
  STAT: [3, 18],
  ASAP: [10, 40],
  URGENT: [24, 96],
  ROUTINE: [48, 300],
};

const CATEGORIES: NeedStory["category"][] = ["EMERGENCY", "CHRONIC", "INJURY", "NUTRITION", "MENTAL_HEALTH", "OTHER"];

/** Shares of the triage levels, and how often each level opens a need of which priority. */
const TRIAGES: { triage: Triage; below: number; finds: [Priority, number][] }[] = [
  { triage: "RED", below: 0.03, finds: [["STAT", 1]] },
  {
    triage: "ORANGE",
    below: 0.12,
    finds: [
      ["ASAP", 0.6],
      ["URGENT", 1],
    ],
  },
  {
    triage: "YELLOW",
    below: 0.42,
    finds: [
      ["URGENT", 0.2],
      ["ROUTINE", 0.25],
    ],
  },
  { triage: "GREEN", below: 1, finds: [["ROUTINE", 0.15]] },
];

/** Screens somebody who arrived at `registeredAt`, and opens the needs that were found; what happens after `asOf` is not told. */
export function screen(person: PersonStory, asOf: Date): void {
  const { chance, int, next } = randomOf(`care ${person.id}`);
  const at = later(person.registeredAt, 1 + int(0, 20));
  if (at > asOf || chance(0.02)) return;
  const place = next();
  const level = TRIAGES.find(({ below }) => place < below);
  if (!level) return;
  person.screening = { id: idOf(`screening ${person.id}`), at, triage: level.triage };
  const found = level.finds.find(([, probability]) => chance(probability))?.[0];
  person.needs = prioritiesOf(person, found, chance(0.1)).map((priority, index) =>
    need(person, priority, index, at, asOf),
  );
  if (level.triage === "RED") person.specificNeeds.push("SM");
}

/** Some need a second thing; who expects a child needs care in any case. */
function prioritiesOf(person: PersonStory, found: Priority | undefined, isMore: boolean): Priority[] {
  const first = found ?? (isPregnant(person) ? "ROUTINE" : undefined);
  if (!first) return [];
  return isMore ? [first, "ROUTINE"] : [first];
}

function need(person: PersonStory, priority: Priority, index: number, openedAt: Date, asOf: Date): NeedStory {
  const { chance, int, pick } = randomOf(`need ${person.id} ${String(index)}`);
  const end = later(openedAt, int(...DURATION[priority]));
  // Some stay in care: a hospital, a treatment that goes on.
  const isDone = end <= asOf && !chance(priority === "STAT" ? 0.12 : 0.05);
  return {
    id: idOf(`need ${person.id} ${String(index)}`),
    category: categoryOf(person) ?? (priority === "STAT" ? "EMERGENCY" : pick(CATEGORIES)),
    priority,
    status: stateOf(isDone, chance(0.07)),
    openedAt,
    closedAt: isDone ? end : null,
  };
}

function stateOf(isDone: boolean, isRare: boolean): NeedStory["status"] {
  if (isDone) return isRare ? "REVOKED" : "COMPLETED";
  return isRare ? "ON_HOLD" : "ACTIVE";
}

function categoryOf(person: PersonStory): NeedStory["category"] | null {
  if (isYoung(person)) return "PAEDIATRIC";
  return isPregnant(person) ? "MATERNAL" : null;
}

const isYoung = (person: PersonStory): boolean =>
  person.child !== null || person.registeredAt.getTime() - Date.parse(person.bornOn) < 18 * 365.25 * DAY;
const isPregnant = (person: PersonStory): boolean =>
  person.sex === "FEMALE" && !isYoung(person) && randomOf(`pregnant ${person.id}`).chance(0.3);

/** Nobody needs anything here who has gone: what is still open ends with their leaving. */
export function closeNeeds(person: PersonStory, at: Date, status: "COMPLETED" | "REVOKED"): void {
  for (const need of person.needs) {
    if (need.closedAt === null || need.closedAt > at) Object.assign(need, { status, closedAt: at });
  }
}

/** A STAT or ASAP need that is open at this instant: it keeps a person from travelling. */
export function hasUrgentNeed(person: PersonStory, at: Date): boolean {
  return person.needs.some(
    ({ priority, openedAt, closedAt }) =>
      (priority === "STAT" || priority === "ASAP") && openedAt <= at && (closedAt === null || closedAt > at),
  );
}

export function assess(
  person: PersonStory,
  mode: TravelMode,
  assessedAt: Date,
  verdict?: VerdictStory["verdict"],
): VerdictStory {
  const id = idOf(`verdict ${person.id} ${mode} ${assessedAt.toISOString()}`);
  const { chance } = randomOf(id);
  const made: VerdictStory = {
    id,
    verdict: verdict ?? (chance(0.12) ? "FIT_WITH_REQUIREMENTS" : "FIT"),
    mode,
    assessedAt,
    validUntil: new Date(assessedAt.getTime() + VERDICT_HOURS * HOUR),
  };
  person.verdicts.push(made);
  return made;
}

/** Whether this person is among the few whom a clinician keeps from travelling; the verdict is written on the first call. */
export function isKeptBack(person: PersonStory): boolean {
  const { chance } = randomOf(`kept back ${person.id}`);
  if (!person.screening || !chance(0.03)) return false;
  if (person.verdicts.length === 0) {
    assess(person, "ROAD", person.screening.at, chance(0.6) ? "TEMPORARILY_UNFIT" : "UNFIT");
  }
  return true;
}
