import { randomUUID } from "node:crypto";
import { gao2018 } from "#scenario/gao";
import { beforeAnybodyCame } from "./before";
import { deploy, type Deployed, type Desk } from "./deployed";
import { onEngines, say, type Asked } from "./on-engines";

const PLACES = 10;
const ASKED = 1000;

const CHECK_IN = `mutation($input: CheckInInput!) { checkIn(input: $input) { stay { id } } }`;
const PLAN = `mutation($input: PlanTripInput!) { planTrip(input: $input) { trip { id } } }`;
const OPEN = `mutation($input: OpenTripInput!) { openTrip(input: $input) { trip { id } } }`;
const NOMINATE = `mutation($input: NominateInput!) { nominate(input: $input) { entries { id } refused { code } } }`;

/**
 * `npm run drill -- last-places [--engine sqlite|mariadb]`: 1,000 who check in at once for the last 10 places, and 1,000
 * who are nominated at once for the last 10 seats: exactly 10 each, the others told why, within 10 seconds.
 */
export function drill(args: string[]): Promise<void> {
  const options = { seconds: { type: "string", default: "10" } } as const;
  return onEngines(
    args,
    async ({ engine, values }: Asked) => {
      const [centre] = gao2018().shelters.filter(({ status }) => status === "OPEN");
      const shelterId = centre?.id ?? "";
      const few = { capacity: PLACES, blocked: 0, surge: 0 };
      const chapters = beforeAnybodyCame(({ id }) => (id === shelterId ? few : {}));
      const asOneProcess = engine.name === "SQLite";
      const hub = await deploy({ engine, chapters, at: "2018-04-23T06:00:00Z", asOneProcess });
      const most = Number(values.seconds);
      try {
        return [...(await lastBeds(hub, shelterId, most)), ...(await lastSeats(hub, most))];
      } finally {
        await hub.stop();
      }
    },
    options,
  );
}

async function lastBeds(hub: Deployed, shelterId: string, most: number): Promise<string[]> {
  const desk: Desk = { role: "shelter-manager", rest: { sites: [shelterId] } };
  const { codes, seconds } = await allAtOnce(async () => {
    const input = { id: randomUUID(), personId: randomUUID(), shelterId };
    return await hub.ask(desk, CHECK_IN, { input });
  });
  const [row] = await hub.rows<{ occupied: number; live: number }>(
    "shelters",
    "SELECT occupied, (SELECT COUNT(*) FROM shelter_stay WHERE shelterId = shelter.id AND liveKey IS NOT NULL) AS live FROM shelter WHERE id = ?",
    [shelterId],
  );
  return [
    ...faultsOf("places", "SHELTER_FULL", codes, { seconds, most }),
    ...(row?.occupied === PLACES && String(row.live) === String(PLACES)
      ? []
      : ["The counter is not the number of stays."]),
  ];
}

async function lastSeats(hub: Deployed, most: number): Promise<string[]> {
  const desk: Desk = { role: "transport-officer" };
  const tripId = randomUUID();
  const ends = { from: { name: "Gao", country: "MLI" }, to: { name: "Bamako", country: "MLI" } };
  const times = { departsAt: "2018-04-25T06:00:00Z", arrivesAt: "2018-04-26T06:00:00Z" };
  const trip = { id: tripId, operation: "GAO-2018", purpose: "ONWARD", mode: "ROAD", seats: PLACES, ...ends, ...times };
  for (const [text, input] of [
    [PLAN, trip],
    [OPEN, { id: randomUUID(), tripId }],
  ] as const) {
    const { errors } = await hub.ask(desk, text, { input });
    if (errors) return [`The trip was not made: ${errors.map(({ message }) => message).join(" ")}`];
  }
  const { codes, seconds } = await allAtOnce(() =>
    hub.ask(desk, NOMINATE, { input: { id: randomUUID(), tripId, people: [{ personId: randomUUID() }] } }),
  );
  const [row] = await hub.rows<{ seatsTaken: number; live: number }>(
    "transport",
    "SELECT seatsTaken, (SELECT COUNT(*) FROM manifest_entry WHERE tripId = trip.id AND livePersonId IS NOT NULL) AS live FROM trip WHERE id = ?",
    [tripId],
  );
  return [
    ...faultsOf("seats", "TRIP_FULL", codes, { seconds, most }),
    ...(row?.seatsTaken === PLACES && String(row.live) === String(PLACES)
      ? []
      : ["The counter is not the number of entries."]),
  ];
}

async function allAtOnce(ask: () => ReturnType<Deployed["ask"]>): Promise<{ codes: string[]; seconds: number }> {
  const start = performance.now();
  const answers = await Promise.all(Array.from({ length: ASKED }, ask));
  const seconds = (performance.now() - start) / 1000;
  return { codes: answers.map(({ errors }) => errors?.[0]?.extensions.code ?? ""), seconds };
}

function faultsOf(
  what: string,
  refusal: string,
  codes: readonly string[],
  { seconds, most }: { seconds: number; most: number },
): string[] {
  const taken = codes.filter((code) => code === "").length;
  const refused = codes.filter((code) => code === refusal).length;
  say(`${what}: ${String(taken)} taken, ${String(refused)} ${refusal}, in ${seconds.toFixed(1)} s`);
  const others = [...new Set(codes)].filter((code) => code !== "" && code !== refusal);
  return [
    ...(taken === PLACES && refused === ASKED - PLACES ? [] : [`Not exactly ${String(PLACES)} ${what} were given.`]),
    ...(others.length > 0 ? [`Some were told ${others.join(", ")}.`] : []),
    ...(seconds <= most ? [] : [`It took more than ${String(most)} s.`]),
  ];
}
