// A small operation in which every state of care occurs, and whose numbers can be counted on one's fingers.
import { DEMONSTRATION_START } from "#kit/clock";
import { idOf } from "#scenario/random";
import type { Chapter, NeedStory, PersonStory, Priority, Triage, VerdictStory } from "#scenario/story";
import { somebody } from "../support/somebody";

export const NOW = new Date(DEMONSTRATION_START);
export const CODE = "CROWD-2018";
export const CROWD_SIZE = 1_280;

export const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);

export const TRIAGES: readonly Triage[] = ["RED", "ORANGE", "YELLOW", "GREEN"];
export const PRIORITIES: readonly Priority[] = ["STAT", "ASAP", "URGENT", "ROUTINE"];
const STATUSES: readonly NeedStory["status"][] = ["ACTIVE", "ON_HOLD", "COMPLETED", "REVOKED"];
const CATEGORIES: readonly NeedStory["category"][] = [
  "EMERGENCY",
  "CHRONIC",
  "MATERNAL",
  "PAEDIATRIC",
  "INJURY",
  "NUTRITION",
  "MENTAL_HEALTH",
  "OTHER",
];

/** The item of a list that comes up when every item is kept for `each` turns. */
const turn = <T>(items: readonly T[], index: number, each: number): T => {
  const item = items[Math.floor(index / each) % items.length];
  if (item === undefined) throw new Error("There is nothing in the list.");
  return item;
};

export const personId = (name: string): string => idOf(`crowd person ${name}`);

export function person(name: string, about: Partial<PersonStory> = {}): PersonStory {
  return somebody(personId(name), { arrivalId: idOf("crowd arrival"), registeredAt: hoursAgo(300), ...about });
}

export function need(name: string, about: Partial<NeedStory> = {}): NeedStory {
  return {
    id: idOf(`crowd need ${name}`),
    category: "EMERGENCY",
    priority: "ASAP",
    status: "ACTIVE",
    openedAt: hoursAgo(2),
    closedAt: null,
    ...about,
  };
}

export function verdict(name: string, about: Partial<VerdictStory> = {}): VerdictStory {
  const assessedAt = about.assessedAt ?? hoursAgo(10);
  return {
    id: idOf(`crowd verdict ${name}`),
    verdict: "FIT",
    mode: "ROAD",
    assessedAt,
    validUntil: new Date(assessedAt.getTime() + 72 * 3_600_000),
    ...about,
  };
}

/** Person number `index`: one screening and one need, and the later the number, the longer ago. */
function inCrowd(index: number): PersonStory {
  const name = String(index);
  const openedAt = hoursAgo(1 + index / 6);
  const status = turn(STATUSES, index, 4);
  const isOpen = status === "ACTIVE" || status === "ON_HOLD";
  const category = turn(CATEGORIES, index, 16);
  const about = { status, category, priority: turn(PRIORITIES, index, 1), openedAt };
  return person(name, {
    bornOn: category === "PAEDIATRIC" ? "2015-01-01" : "1980-05-01",
    screening: { id: idOf(`crowd screening ${name}`), at: openedAt, triage: turn(TRIAGES, index, 1) },
    needs: [need(name, { ...about, closedAt: isOpen ? null : openedAt })],
  });
}

/** The crowd, and whoever else a test brings. */
export function crowd(others: readonly PersonStory[] = []): Chapter {
  return {
    operation: {
      code: CODE,
      name: "Crowd",
      country: "MLI",
      timeZone: "Africa/Bamako",
      startedOn: "2018-04-10",
      asOf: NOW,
    },
    arrivals: [
      {
        id: idOf("crowd arrival"),
        pointOfEntry: { name: "Inkhalid", pCode: "ML0801" },
        occurredAt: hoursAgo(301),
        men: 0,
        women: 0,
        boys: 0,
        girls: 0,
      },
    ],
    shelters: [],
    vehicles: [],
    trips: [],
    people: [...Array.from({ length: CROWD_SIZE }, (_, index) => inCrowd(index)), ...others],
    isLast: true,
  };
}
