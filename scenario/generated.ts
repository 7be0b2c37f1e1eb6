// Operations of any size, for measuring: many sites that do not know each other, each small enough to hold in memory.
import { tell } from "./chapter";
import { at, DAY } from "./plan";
import { planOf, type Home } from "./stream";
import type { Chapter } from "./story";

const SITE = 5_000;
const DAYS = 60;

const HOMES: Home[] = [
  { destination: { name: "Mopti", country: "MLI" }, distanceKm: 640, hours: 11 },
  {
    destination: { name: "Conakry", country: "GIN" },
    distanceKm: 900,
    hours: 24,
  },
  { destination: { name: "Kayes", country: "MLI" }, distanceKm: 610, hours: 10 },
  { destination: { name: "Dakar", country: "SEN" }, distanceKm: 1250, hours: 26 },
  {
    destination: { name: "Abidjan", country: "CIV" },
    distanceKm: 1150,
    hours: 4,
  },
];

/** An invented operation of exactly this many people, site by site; one site of at most 5,000 is in memory at a time. */
export function* generated(people: number, code = `BENCH-${String(people)}`): Generator<Chapter> {
  const sites = Math.ceil(people / SITE);
  for (let site = 0; site < sites; site++) {
    const size = Math.floor(people / sites) + (site < people % sites ? 1 : 0);
    yield tell(planOf(sitePlan(code, site, size)), site === sites - 1);
  }
}

function sitePlan(code: string, site: number, people: number): Parameters<typeof planOf>[0] {
  const name = `Site ${String(site + 1)}`;
  const share = (part: number): number => Math.round(people * part);
  return {
    operation: {
      code,
      name: `Generated operation ${code}`,
      country: "MLI",
      timeZone: "Africa/Bamako",
      startedOn: "2018-03-02",
      asOf: at("2018-04-30", 18),
    },
    key: `${code} ${String(site)}`,
    // The site in the prefix keeps numbers of different sites apart.
    prefix: `${code
      .replace(/[^A-Z]/gi, "")
      .slice(0, 3)
      .toUpperCase()}-${(site + 1).toString(36).toUpperCase()}`,
    digits: 6,
    pointOfEntry: { name: "Inkhalid", pCode: "ML08" },
    carrier: "IOM",
    days: daysOf(people),
    first: { place: { name, pCode: "ML07" }, operators: ["IOM", "Croix-Rouge malienne"], capacity: 60 + share(0.16) },
    onward: {
      place: { name: `${name} Sud`, pCode: "ML09" },
      operators: ["IOM", "Protection civile"],
      capacity: 60 + share(0.2),
      surge: 10,
    },
    homes: HOMES,
    onwardHours: 20,
    onwardKm: 900,
    nationalities: [["MLI", 0], ...OTHERS.map(([country, part]): [string, number] => [country, share(part)])],
    leftOnTheirOwn: share(0.004),
    disappeared: share(0.001),
  };
}

const OTHERS: [string, number][] = [
  ["GIN", 0.14],
  ["SEN", 0.09],
  ["CIV", 0.08],
  ["BFA", 0.05],
  ["NER", 0.04],
  ["GMB", 0.03],
  ["BEN", 0.01],
  ["GNB", 0.004],
  ["LBR", 0.003],
  ["MRT", 0.002],
  ["NGA", 0.001],
];

/** Everybody arrives between 2 March and 30 April, evenly. */
function daysOf(people: number): { at: Date; people: number }[] {
  const days = Math.min(DAYS, Math.ceil(people / 10));
  const first = at("2018-04-30", 8).getTime() - (days - 1) * DAY;
  return Array.from({ length: days }, (_, index) => ({
    at: new Date(first + index * DAY),
    people: Math.floor(people / days) + (index < people % days ? 1 : 0),
  }));
}
