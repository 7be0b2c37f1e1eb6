// GAO-2018. Source of every total: news release of the UN Migration Agency (IOM), April 2018. The rest is invented:
// how many arrived on the other days, the size of the other centres, who travelled when, distances and names.
import { tell } from "./chapter";
import { at, type CentrePlan, type CohortPlan, type GroupPlan, type OperationPlan } from "./plan";
import { TRIPS } from "./gao-trips";
import type { Chapter, Sex } from "./story";

const OTHERS = ["protection", "reception", "direy", "maison"];
const GAO = { name: "Gao", pCode: "ML07" };
const BAMAKO = { name: "Bamako", pCode: "ML09" };

const child = (
  sex: Sex,
  age: number,
  more: Partial<GroupPlan["children"][number]> = {},
): GroupPlan["children"][number] => ({ sex, age, ...more });
const parent = (adults: Sex[], ...children: GroupPlan["children"]): GroupPlan => ({ kind: "PARENT", adults, children });
const relative = (...children: GroupPlan["children"]): GroupPlan => ({ kind: "RELATIVE", adults: ["MALE"], children });
const alone = (sex: Sex, age: number, more?: Partial<GroupPlan["children"][number]>): GroupPlan => ({
  kind: "ALONE",
  adults: [],
  children: [child(sex, age, more)],
});
const WOMAN: GroupPlan = { kind: "ALONE", adults: ["FEMALE"], children: [] };

function cohort(day: string, people: number, groups: GroupPlan[], into = [...OTHERS, "iom"]): CohortPlan {
  const grouped = groups.reduce((sum, { adults, children }) => sum + adults.length + children.length, 0);
  return { at: at(day, 8), groups, men: people - grouped, into };
}

/** 1,135 people, 488 of them on 23 April; 9 women, 30 children: 11 with a parent, 6 with a relative, 13 alone. */
const COHORTS: CohortPlan[] = [
  cohort("2018-04-10", 102, [parent(["FEMALE"], child("FEMALE", 6)), WOMAN]),
  cohort("2018-04-12", 88, [relative(child("MALE", 15))]),
  cohort("2018-04-14", 95, [
    parent(["FEMALE", "MALE"], child("MALE", 4), child("FEMALE", 9)),
    alone("MALE", 16),
    alone("MALE", 17, { isEstimated: true }),
  ]),
  cohort("2018-04-16", 71, [parent(["MALE"], child("MALE", 10))]),
  cohort("2018-04-18", 64, []),
  cohort("2018-04-20", 57, [relative(child("MALE", 13)), alone("MALE", 15), alone("FEMALE", 16)]),
  cohort(
    "2018-04-23",
    488,
    [
      parent(["FEMALE"], child("MALE", 2), child("FEMALE", 7)),
      parent(["FEMALE"], child("MALE", 11)),
      relative(child("MALE", 14)),
      WOMAN,
      WOMAN,
      ...[13, 14, 15, 16, 17].map((age) => alone("MALE", age)),
      alone("MALE", 18, { isDisputed: true, isEstimated: true }),
    ],
    ["iom", ...OTHERS],
  ),
  cohort("2018-04-25", 62, [
    parent(["MALE"], child("MALE", 8), child("MALE", 12)),
    relative(child("FEMALE", 12)),
    alone("MALE", 14),
    alone("MALE", 16),
  ]),
  cohort("2018-04-27", 58, [
    parent(["FEMALE"], child("FEMALE", 3)),
    WOMAN,
    relative(child("MALE", 10), child("MALE", 14)),
  ]),
  cohort("2018-04-29", 50, [parent(["MALE"], child("FEMALE", 9)), alone("MALE", 17)]),
];

function centre(
  key: string,
  name: string,
  alias: string,
  operator: string,
  sizes: number[],
  more: Partial<CentrePlan> = {},
): CentrePlan {
  const kinds = ["MEN", "WOMEN", "FAMILIES", "UNACCOMPANIED_CHILDREN", "ISOLATION"] as const;
  const units = sizes.map((capacity, index) => ({ kind: kinds[index] ?? "MEN", capacity }));
  const capacity = sizes.reduce((sum, size) => sum + size, 0) - (more.surge ?? 0);
  return {
    key,
    name,
    alias,
    kind: "RECEPTION",
    operator,
    place: GAO,
    status: "OPEN",
    capacity,
    blocked: 0,
    surge: 0,
    isOnward: false,
    units,
    ...more,
  };
}

const CENTRES: CentrePlan[] = [
  centre("iom", "IOM Transit Centre Gao", "Centre de transit de l'OIM", "IOM", [285, 2, 7, 6], { kind: "TRANSIT" }),
  centre(
    "protection",
    "Regional Directorate of Civil Protection",
    "Direction régionale de la protection civile",
    "Protection civile",
    [96, 4, 10, 4, 6],
  ),
  centre(
    "reception",
    "Migrant Reception Centre",
    "Centre d'accueil des migrants",
    "Croix-Rouge malienne",
    [70, 4, 8, 4, 4],
    { blocked: 2 },
  ),
  centre("direy", "Direy Ben", "Direy Ben", "Direy Ben", [126, 4, 8, 6, 6]),
  centre("maison", "La Maison des Migrants", "Maison des Migrants de Gao", "La Maison des Migrants", [76, 4, 10, 6, 4]),
  centre(
    "sokoniko",
    "Civil Protection Transit Centre of Sokoniko",
    "Sogoniko",
    "Protection civile",
    [254, 2, 4, 5, 5],
    { kind: "TRANSIT", place: BAMAKO, surge: 20, isOnward: true },
  ),
  centre("private", "Private Centre Faladié", "Centre privé de Faladié", "Privé", [110, 10, 20, 8, 2], {
    kind: "PRIVATE",
    place: BAMAKO,
    status: "PROPOSED",
    isOnward: true,
  }),
];

const PLAN: OperationPlan = {
  operation: {
    code: "GAO-2018",
    name: "Gao 2018: migrants deported to northern Mali",
    country: "MLI",
    timeZone: "Africa/Bamako",
    startedOn: "2018-04-10",
    asOf: at("2018-04-30", 18),
  },
  key: "GAO-2018",
  prefix: "GAO",
  digits: 6,
  pointOfEntry: { name: "Inkhalid", pCode: "ML08" },
  carrier: "IOM",
  centres: CENTRES,
  cohorts: COHORTS,
  trips: TRIPS,
  // Twelve, Mali the largest; some with a handful of people, whom a table of figures must not betray.
  nationalities: [
    ["MLI", 640],
    ["GIN", 162],
    ["SEN", 101],
    ["CIV", 84],
    ["BFA", 57],
    ["NER", 41],
    ["GMB", 28],
    ["BEN", 12],
    ["GNB", 4],
    ["LBR", 3],
    ["MRT", 2],
    ["NGA", 1],
  ],
  leftOnTheirOwn: 4,
  disappeared: 1,
};

/** The whole operation in Gao as of 30 April 2018, 18:00 UTC. */
export function gao2018(): Chapter {
  return tell(PLAN);
}
