import { insertRows } from "#kit/insert";
import { caseworkerOf } from "#scenario/partners";
import type { Seed } from "#scenario/load";
import { idOf, randomOf } from "#scenario/random";
import type { OperationFacts, PersonStory } from "#scenario/story";
import { DAY, endOf, hasCase, written, type ChildOfStory } from "../seed/desk";
import { CarePlacement } from "./care.entity";
import { CareArrangement } from "./care.enums";

export const seedCare: Seed = async (tx, { operation, people }) => {
  const relatives = new Map(
    people.flatMap((person) => person.relations.map(({ toPersonId, relation }) => [toPersonId, { person, relation }])),
  );
  const rows = people.filter(hasCase).flatMap((child) => placementRows(child, relatives.get(child.id), operation));
  await insertRows(tx, CarePlacement, rows);
};

interface Relative {
  person: PersonStory;
  relation: PersonStory["relations"][number]["relation"];
}

function placementRows(
  person: ChildOfStory,
  relative: Relative | undefined,
  operation: OperationFacts,
): Partial<CarePlacement>[] {
  const { openedAt, closedAt, status } = person.child;
  const place = (at: Date, arrangement: CareArrangement, endedAt: Date | null): Partial<CarePlacement> => ({
    ...written(
      {
        id: idOf(`placement ${person.child.id} ${arrangement}`),
        at,
        agency: "UNICEF",
        user: caseworkerOf(person.child, operation),
      },
      operation,
    ),
    childCaseId: person.child.id,
    arrangement,
    caregiverId: relative?.person.id ?? null,
    endedAt,
  });
  if (relative) return [place(openedAt, arrangementWith(relative), closedAt)];
  if (person.child.protection === "CHILD_HEADED_HOUSEHOLD") {
    return [place(openedAt, CareArrangement.INDEPENDENT_LIVING, closedAt)];
  }
  if (status === "IDENTIFIED") return [];
  // First the children's unit of a centre; some go on to a foster family.
  const movedAt = new Date(openedAt.getTime() + 4 * DAY);
  const isFostered = movedAt < endOf(person, operation) && randomOf(`care ${person.child.id}`).chance(0.4);
  return isFostered
    ? [
        place(openedAt, CareArrangement.RESIDENTIAL_CARE, movedAt),
        place(movedAt, CareArrangement.FOSTER_CARE, closedAt),
      ]
    : [place(openedAt, CareArrangement.RESIDENTIAL_CARE, closedAt)];
}

function arrangementWith({ relation }: Relative): CareArrangement {
  if (relation === "MOTHER" || relation === "FATHER") return CareArrangement.PARENT;
  return relation === "SIBLING" ? CareArrangement.ADULT_SIBLING : CareArrangement.KINSHIP_CARE;
}
