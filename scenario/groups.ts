// How a group of people becomes persons with a household, relations and, for children on their own, a case.
import { invent } from "./identity";
import names from "./names.json";
import type { CohortPlan, GroupPlan } from "./plan";
import { idOf, randomOf } from "./random";
import type { ChildStory, PersonStory, Relation } from "./story";

export interface Draw {
  main: string;
  nationality: () => string;
  wristband: (key: string) => string;
}

export const MAN_ALONE: GroupPlan = { kind: "ALONE", adults: ["MALE"], children: [] };

/** The people of one group, registered at the instant of their arrival. */
export function peopleOf(
  group: GroupPlan,
  key: string,
  cohort: CohortPlan,
  arrivalId: string,
  draw: Draw,
): PersonStory[] {
  const size = group.adults.length + group.children.length;
  const random = randomOf(`group ${key}`);
  const householdId = size > 1 ? idOf(`household ${key}`) : null;
  // A family is of the main nationality, so that each of the others has exactly as many people as planned.
  const nationality = size > 1 ? draw.main : draw.nationality();
  const familyName = random.pick(names.family);
  const newcomer = (index: number) => ({
    key: `${key} ${String(index)}`,
    arrivalId,
    at: cohort.at,
    nationality,
    registrationNumber: draw.wristband(`${key} ${String(index)}`),
    familyName,
    householdId,
  });
  const adults = group.adults.map((sex, index) => invent({ ...newcomer(index), sex }, null));
  const children = group.children.map((child, index) =>
    invent({ ...newcomer(adults.length + index), sex: child.sex }, child),
  );
  const [head] = adults;
  if (head && householdId) head.isHeadOfHousehold = true;
  relate(group, adults, children);
  for (const child of children) if (group.kind !== "PARENT") protect(group, child, cohort.at);
  return [...adults, ...children];
}

const PARENT: Record<PersonStory["sex"], Relation> = { FEMALE: "MOTHER", MALE: "FATHER" };

function relate({ kind }: GroupPlan, adults: PersonStory[], children: PersonStory[]): void {
  const isParent = kind === "PARENT";
  for (const adult of adults) {
    for (const child of children) link(adult, child, isParent ? PARENT[adult.sex] : "UNCLE", isParent);
  }
  const [first, second] = adults;
  if (first && second) link(first, second, "SPOUSE", false);
  else if (isParent) first?.specificNeeds.push("SP");
}

function link(from: PersonStory, to: PersonStory, relation: Relation, isCaregiver: boolean): void {
  from.relations.push({ id: idOf(`${from.id} ${relation} ${to.id}`), toPersonId: to.id, relation, isCaregiver });
}

/** A minor without a caregiver has a case at once. */
function protect(group: GroupPlan, child: PersonStory, openedAt: Date): void {
  const { pick, next } = randomOf(`child ${child.id}`);
  const place = next();
  const status: ChildStory["status"] = place < 0.15 ? "IDENTIFIED" : "OPEN";
  child.specificNeeds.push("SC");
  child.child = {
    id: idOf(`child case ${child.id}`),
    protection: group.kind === "RELATIVE" ? "SEPARATED" : "UNACCOMPANIED",
    status,
    risk: pick(["HIGH", "HIGH", "MEDIUM", "MEDIUM", "LOW"]),
    openedAt,
    closedAt: null,
    clearance: null,
  };
}
