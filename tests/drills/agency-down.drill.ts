import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { agadez2018 } from "#scenario/agadez";
import { gao2018 } from "#scenario/gao";
import type { Told } from "../support/hub";
import { deploy, type Deployed, type Desk } from "./deployed";
import { onEngines, say } from "./on-engines";

const OFFICER: Desk = { role: "transport-officer" };
const ARRIVING = 10;
const MOST_TRIES = 120;

const START = `mutation($input: StartBoardingInput!) { startBoarding(input: $input) { trip { id } } }`;
const BOARD = `mutation($input: BoardInput!) { board(input: $input) { entry { status evidence { fitToTravelIds } } } }`;
const DEPART = `mutation($input: DepartInput!) { depart(input: $input) { trip { status } } }`;
const ARRIVE = `mutation($input: ArriveInput!) { arrive(input: $input) { trip { status } } }`;
const REGISTER = `mutation($input: RegisterPersonInput!) { registerPerson(input: $input) { person { id } } }`;
const CHECK_IN = `mutation($input: CheckInInput!) { checkIn(input: $input) { stay { id status } } }`;
const PENDING = `query($id: ID!) { trip(id: $id) { manifest { pendingLetters } } }`;

interface Trip {
  id: string;
  shelterId: string;
  operation: string;
  passengers: string[];
}

/**
 * `npm run drill -- agency-down [--engine sqlite|mariadb]`: health is dead: nobody boards, UNVERIFIABLE, while people are
 * registered and sheltered. Shelters is dead while a bus arrives: it is seen to be pending, and done when shelters is back.
 */
export function drill(args: string[]): Promise<void> {
  return onEngines(args, async ({ engine }) => {
    const chapters = [gao2018(), agadez2018()];
    const hub = await deploy({ engine, chapters, at: "2018-05-01T13:30:00Z", asOneProcess: false });
    try {
      const trip = await tripWithPassengers(hub);
      return [...(await withoutHealth(hub, trip)), ...(await withoutShelters(hub, trip))];
    } finally {
      await hub.stop();
    }
  });
}

/** A trip to a centre, whose passengers may board. */
async function tripWithPassengers(hub: Deployed): Promise<Trip> {
  const sql = `SELECT trip.id AS id, trip.destinationShelterId AS shelterId, trip.operationCode AS operation, entry.personId AS personId
    FROM trip JOIN manifest_entry entry ON entry.tripId = trip.id AND entry.status = 'CLEARED'
    WHERE trip.status = 'MANIFEST_LOCKED' AND trip.destinationShelterId IS NOT NULL ORDER BY trip.departsAt DESC`;
  const rows = await hub.rows<Omit<Trip, "passengers"> & { personId: string }>("transport", sql);
  const [first] = rows;
  if (!first) throw new Error("There is no trip to board.");
  const passengers = rows.filter(({ id }) => id === first.id).map(({ personId }) => personId);
  return { ...first, passengers };
}

async function withoutHealth(hub: Deployed, { id: tripId, passengers }: Trip): Promise<string[]> {
  const [first = "", second = ""] = passengers;
  await mustDo(hub, OFFICER, START, { tripId });
  const board = (personId: string) => hub.ask(OFFICER, BOARD, { input: { id: randomUUID(), tripId, personId } });
  const before = outcomeOf("with health, boarding", await board(first));
  await hub.kill("health");
  const refused = await board(second);
  const [entry] = await hub.rows<{ status: string }>(
    "transport",
    "SELECT status FROM manifest_entry WHERE tripId = ? AND personId = ?",
    [tripId, second],
  );
  const blockers = JSON.stringify(refused.errors?.[0]?.extensions);
  say(`without health, boarding: ${blockers}; the entry is ${String(entry?.status)}`);
  const goesOn = [...(await registers(hub)), ...(await shelters(hub))];
  await hub.start("health");
  const after = outcomeOf("with health again, boarding", await board(second));
  return [
    ...before,
    ...(blockers.includes("UNVERIFIABLE") ? [] : ["Boarding without health was not refused as UNVERIFIABLE."]),
    ...(entry?.status === "CLEARED" ? [] : ["The refused entry has changed."]),
    ...goesOn,
    ...after,
  ];
}

async function registers(hub: Deployed): Promise<string[]> {
  const facts = { givenName: "Ousmane", familyName: "Sidibé", sex: "MALE", estimatedAge: "24", nationalities: ["MLI"] };
  const input = { operation: "GAO-2018", ...facts, id: randomUUID(), languages: ["bam"] };
  return outcomeOf("without health, registration", await hub.ask({ role: "iom-registrar" }, REGISTER, { input }));
}

async function shelters(hub: Deployed): Promise<string[]> {
  const sql = "SELECT id FROM shelter WHERE status = 'OPEN' AND occupied + reserved + blocked < capacity";
  const [shelter] = await hub.rows<{ id: string }>("shelters", sql);
  const shelterId = shelter?.id ?? "";
  const input = { id: randomUUID(), personId: randomUUID(), shelterId };
  const manager: Desk = { role: "shelter-manager", rest: { sites: [shelterId] } };
  return outcomeOf("without health, checking in", await hub.ask(manager, CHECK_IN, { input }));
}

async function withoutShelters(hub: Deployed, { id: tripId, passengers, shelterId }: Trip): Promise<string[]> {
  for (const personId of passengers.slice(2, ARRIVING)) await mustDo(hub, OFFICER, BOARD, { tripId, personId });
  const left = { tripId, leftBehindReason: "They did not come." };
  await mustDo(hub, OFFICER, DEPART, left);
  await untilPending(hub, tripId, 0);
  await hub.kill("shelters");
  await mustDo(hub, OFFICER, ARRIVE, { tripId });
  await pause(2000);
  const waiting = await pendingOf(hub, tripId);
  say(`without shelters, ${String(ARRIVING)} arrive: ${String(waiting)} letters are pending`);
  await hub.start("shelters");
  const seconds = await untilPending(hub, tripId, 0);
  const arrived = passengers.slice(0, ARRIVING);
  const sql = `SELECT COUNT(*) AS n FROM shelter_stay WHERE shelterId = ? AND status = 'CHECKED_IN' AND personId IN (${arrived.map(() => "?").join(", ")})`;
  const [stays] = await hub.rows<{ n: number | string }>("shelters", sql, [shelterId, ...arrived]);
  say(`with shelters again, ${String(stays?.n)} are checked in after ${seconds.toFixed(1)} s`);
  return [
    ...(waiting === ARRIVING ? [] : [`${String(waiting)} letters were seen to be pending, not ${String(ARRIVING)}.`]),
    ...(Number(stays?.n) === ARRIVING ? [] : [`${String(stays?.n)} are checked in, not ${String(ARRIVING)}.`]),
  ];
}

/** As the officers see it. */
async function pendingOf(hub: Deployed, tripId: string): Promise<number> {
  const { data } = await hub.ask(OFFICER, PENDING, { id: tripId });
  const entries = data.trip.manifest as { pendingLetters: number }[];
  return entries.reduce((sum, { pendingLetters }) => sum + pendingLetters, 0);
}

/** Answers how many seconds it took. */
async function untilPending(hub: Deployed, tripId: string, count: number): Promise<number> {
  const start = performance.now();
  for (let tries = 0; (await pendingOf(hub, tripId)) !== count; tries++) {
    if (tries === MOST_TRIES) throw new Error("Letters stay pending.");
    await pause(500);
  }
  return (performance.now() - start) / 1000;
}

async function mustDo(hub: Deployed, desk: Desk, mutation: string, input: object): Promise<void> {
  const { errors } = await hub.ask(desk, mutation, { input: { id: randomUUID(), ...input } });
  if (errors) throw new Error(`${mutation}: ${errors.map(({ message }) => message).join(" ")}`);
}

function outcomeOf(what: string, { errors }: Told): string[] {
  say(`${what}: ${errors ? (errors[0]?.message ?? "") : "done"}`);
  return errors ? [`${what} was refused: ${errors.map(({ message }) => message).join(" ")}`] : [];
}
