// Who left Gao and Bamako on which day. The totals are those of the news release; days, routes and distances are invented.
import { at, type TripPlan } from "./plan";
import type { TripStatus } from "./story";

const MALI_GAO = { name: "Gao", country: "MLI" };
const MALI_BAMAKO = { name: "Bamako", country: "MLI" };

function onward(day: string, passengers: number, status: TripStatus = "COMPLETED"): TripPlan {
  const [departsAt, arrivesAt] = [at(day, 5), at(day, 29)];
  return {
    key: `onward ${day}`,
    purpose: "ONWARD",
    mode: "ROAD",
    status,
    departsAt,
    arrivesAt,
    seats: 55,
    passengers,
    origin: MALI_GAO,
    destination: MALI_BAMAKO,
    to: "sokoniko",
    distanceKm: 1200,
  };
}

type Home = Pick<TripPlan, "destination" | "distanceKm"> & { hours: number };
const HOMES = {
  mali: { destination: { name: "Sikasso", country: "MLI" }, distanceKm: 380, hours: 7 },
  kayes: { destination: { name: "Kayes", country: "MLI" }, distanceKm: 610, hours: 10 },
  guinea: { destination: { name: "Conakry", country: "GIN" }, distanceKm: 900, hours: 24 },
  senegal: {
    destination: { name: "Dakar", country: "SEN" },
    distanceKm: 1250,
    hours: 26,
  },
  ivory: { destination: { name: "Abidjan", country: "CIV" }, distanceKm: 1150, hours: 26 },
  gambia: { destination: { name: "Banjul", country: "GMB" }, distanceKm: 1050, hours: 3 },
  liberia: {
    destination: { name: "Monrovia", country: "LBR" },
    distanceKm: 1000,
    hours: 3,
  },
} satisfies Record<string, Home>;

function homeward(day: string, to: keyof typeof HOMES, passengers: number, more: Partial<TripPlan> = {}): TripPlan {
  const { hours, ...home } = HOMES[to];
  return {
    key: `homeward ${day} ${to}`,
    purpose: "RETURN",
    mode: "ROAD",
    status: "COMPLETED",
    departsAt: at(day, 9),
    arrivesAt: at(day, 9 + hours),
    seats: 60,
    passengers,
    origin: MALI_BAMAKO,
    ...home,
    ...more,
  };
}

/** 509 transported onward, 242 of them returned by 30 April. */
export const TRIPS: TripPlan[] = [
  onward("2018-04-11", 0, "CANCELLED"),
  ...(
    [
      ["13", 50],
      ["15", 52],
      ["17", 52],
      ["19", 52],
      ["21", 52],
      ["22", 50],
      ["25", 50],
      ["26", 50],
      ["27", 47],
      ["28", 54],
    ] as const
  ).map(([day, passengers]) => onward(`2018-04-${day}`, passengers)),
  homeward("2018-04-18", "mali", 24),
  homeward("2018-04-20", "kayes", 40),
  homeward("2018-04-22", "mali", 44),
  homeward("2018-04-24", "guinea", 30),
  homeward("2018-04-24", "kayes", 26),
  homeward("2018-04-26", "senegal", 24),
  homeward("2018-04-27", "ivory", 18),
  homeward("2018-04-27", "mali", 36),
  homeward("2018-05-01", "kayes", 12, { status: "DELAYED" }),
  homeward("2018-05-01", "guinea", 20, { status: "MANIFEST_LOCKED", key: "homeward guinea locked" }),
  onward("2018-05-02", 50, "OPEN"),
  homeward("2018-05-03", "liberia", 3, { status: "PLANNED", mode: "AIR", seats: 50 }),
  homeward("2018-05-03", "gambia", 8, { status: "PLANNED", mode: "AIR", seats: 50 }),
];
