// What people were given: food every second day, kits on arrival, and a grant for those who set out for home.
import { ageOn, dayOf } from "#kit/days";
import { idOf, randomOf } from "#scenario/random";
import type { Chapter, PersonStory, ShelterStory } from "#scenario/story";
import type { Distribution } from "../distribution/distribution.entity";
import { DistributionKind } from "../distribution/distribution.enums";
import { writtenAt } from "./desk";

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** Days of stay, counted from arrival, on which food is given: for two days each, in the first ten. */
const FOOD_DAYS = [0, 2, 4, 6, 8];

interface Gift {
  kind: DistributionKind;
  at: Date;
  shelter: ShelterStory;
}

export function distributionsOf({ operation, shelters, people }: Chapter): Partial<Distribution>[] {
  const shelterOf = new Map(shelters.map((shelter) => [shelter.id, shelter]));
  return people.flatMap((person) =>
    [...welcomeGifts(person, shelterOf, operation.asOf), ...grants(person, shelterOf, operation.timeZone)].map(
      ({ kind, at, shelter }, index) => {
        const id = idOf(`distribution ${person.id} ${String(index)}`);
        const own = { id, personId: person.id, shelterId: shelter.id, kind, quantity: 1 };
        return { ...writtenAt(shelter, operation, at, id), ...own };
      },
    ),
  );
}

type Shelters = ReadonlyMap<string, ShelterStory>;

/** Always at the same time of day, so that there are two whole days from one ration to the next. */
function welcomeGifts(person: PersonStory, shelters: Shelters, asOf: Date): Gift[] {
  const came = person.stays.find(({ checkedInAt }) => checkedInAt)?.checkedInAt;
  if (!came) return [];
  const first = came.getTime() + randomOf(person.id).int(60, 240) * MINUTE;
  const food = FOOD_DAYS.map((day) => ({ kind: DistributionKind.FOOD_RATION, at: new Date(first + day * DAY) }));
  const kits = [DistributionKind.NFI_KIT, DistributionKind.HYGIENE_KIT].map((kind) => ({ kind, at: new Date(first) }));
  return [...food, ...kits].flatMap((gift) => {
    const shelter = gift.at <= asOf ? shelterAt(person, gift.at, shelters) : undefined;
    return shelter ? [{ ...gift, shelter }] : [];
  });
}

/** Grown-ups get a grant three hours before they leave an onward centre for home. */
function grants(person: PersonStory, shelters: Shelters, timeZone: string): Gift[] {
  const leaving = person.returnCase
    ? person.stays.find(({ status, shelterId }) => status === "CHECKED_OUT" && shelters.get(shelterId)?.isOnward)
    : undefined;
  const shelter = leaving && shelters.get(leaving.shelterId);
  if (!shelter || !leaving.checkedOutAt) return [];
  const at = new Date(leaving.checkedOutAt.getTime() - 3 * HOUR);
  const isGrownUp = !person.isAgeDisputed && ageOn(dayOf(at, timeZone), person.bornOn) >= 18;
  return isGrownUp ? [{ kind: DistributionKind.CASH, at, shelter }] : [];
}

/** Where a person sleeps at this instant. */
function shelterAt({ stays }: PersonStory, at: Date, shelters: Shelters): ShelterStory | undefined {
  const stay = stays.find(
    ({ checkedInAt, checkedOutAt }) => checkedInAt && checkedInAt <= at && (!checkedOutAt || at < checkedOutAt),
  );
  return stay && shelters.get(stay.shelterId);
}
