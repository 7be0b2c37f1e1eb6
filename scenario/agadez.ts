// AGADEZ-2018. Source: IOM, April 2018: over 3,000 rescued in the desert since January, 1,500 of them in the last week,
// taken to Arlit and then to Agadez. How many came on which day, the centres' sizes and the journeys are invented.
import { tell } from "./chapter";
import { at, DAY } from "./plan";
import { planOf, type Home } from "./stream";
import type { Chapter } from "./story";

/** From 3 January to 23 April, a convoy every third or fourth day: 1,500 people. */
const EARLIER = Array.from({ length: 30 }, (_, index) => ({
  at: new Date(at("2018-01-03", 9).getTime() + Math.floor(index * 3.75) * DAY),
  people: 50,
}));

const LAST_WEEK = [230, 210, 220, 240, 190, 210, 200].map((people, index) => ({
  at: at(`2018-04-${String(24 + index)}`, 9),
  people,
}));

const HOMES: Home[] = [
  { destination: { name: "Conakry", country: "GIN" }, distanceKm: 2600, hours: 4 },
  { destination: { name: "Bamako", country: "MLI" }, distanceKm: 2050, hours: 40 },
  { destination: { name: "Dakar", country: "SEN" }, distanceKm: 3000, hours: 4 },
  { destination: { name: "Abidjan", country: "CIV" }, distanceKm: 2300, hours: 4 },
  { destination: { name: "Conakry", country: "GIN" }, distanceKm: 2600, hours: 4 },
  { destination: { name: "Banjul", country: "GMB" }, distanceKm: 3100, hours: 4 },
];

/** The whole operation in Arlit and Agadez as of 30 April 2018, 18:00 UTC. */
export function agadez2018(): Chapter {
  return tell(
    planOf({
      operation: {
        code: "AGADEZ-2018",
        name: "Agadez 2018: people rescued in the Ténéré desert",
        country: "NER",
        timeZone: "Africa/Niamey",
        startedOn: "2018-01-01",
        asOf: at("2018-04-30", 18),
      },
      key: "AGADEZ-2018",
      prefix: "AGZ",
      digits: 6,
      pointOfEntry: { name: "Assamaka", pCode: "NE001" },
      carrier: "IOM",
      days: [...EARLIER, ...LAST_WEEK],
      first: { place: { name: "Arlit", pCode: "NE001" }, operators: ["IOM", "Croix-Rouge nigérienne"], capacity: 600 },
      onward: { place: { name: "Agadez", pCode: "NE001" }, operators: ["IOM", "MRRM"], capacity: 900, surge: 150 },
      homes: HOMES,
      onwardHours: 5,
      onwardKm: 240,
      nationalities: [
        ["GIN", 1000],
        ["MLI", 640],
        ["SEN", 420],
        ["CIV", 320],
        ["GMB", 130],
        ["BFA", 90],
        ["NER", 60],
        ["GNB", 40],
        ["BEN", 30],
        ["NGA", 30],
        ["LBR", 20],
        ["MRT", 10],
      ],
      leftOnTheirOwn: 9,
      disappeared: 3,
    }),
  );
}
