import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { beforeAnybodyCame } from "./before";
import { deploy, type Deployed, type Desk, type Part } from "./deployed";
import { onEngines, say } from "./on-engines";

const PEOPLE = 1000;
const BATCH = 25;
const AT_ONCE = 4;

const ARRIVAL = `mutation($input: RecordArrivalInput!) { recordArrival(input: $input) { arrival { id } } }`;
const REGISTER = `mutation($input: RegisterPeopleInput!) { registerPeople(input: $input) { registered } }`;
const desk: Desk = { role: "iom-registrar" };

/**
 * `npm run drill -- kill [--engine sqlite|mariadb] [--full]`: kill -9 of the process at a random moment while 1,000 people
 * are registered; it starts again, and all is sent again: exactly 1,000 people, none of them by half. 20 rounds, 3 in
 * short.
 */
export function drill(args: string[]): Promise<void> {
  return onEngines(args, async ({ engine, isFull }) => {
    const asOneProcess = engine.name === "SQLite";
    const hub = await deploy({ engine, chapters: beforeAnybodyCame(), at: "2018-04-23T06:00:00Z", asOneProcess });
    const faults: string[] = [];
    try {
      for (let round = 1; round <= (isFull ? 20 : 3) && faults.length === 0; round++) {
        faults.push(...(await killed(hub, asOneProcess ? "hub" : "people", round)));
      }
    } finally {
      await hub.stop();
    }
    return faults;
  });
}

interface Batch {
  id: string;
  people: Record<string, unknown>[];
}

async function killed(hub: Deployed, part: Part, round: number): Promise<string[]> {
  const arrivalId = randomUUID();
  const headcount = { men: PEOPLE, women: 0, boys: 0, girls: 0 };
  const place = { operation: "GAO-2018", pointOfEntry: "Inkhalid", pointOfEntryRegion: "ML08" };
  await hub.ask(desk, ARRIVAL, { input: { id: arrivalId, ...place, headcount } });
  const batches = Array.from({ length: PEOPLE / BATCH }, (_, index) => batchOf(arrivalId, round, index));
  const after = 50 + Math.random() * 1500;
  const sending = sendAll(hub, batches);
  await pause(after);
  await hub.kill(part);
  const acknowledged = await sending;
  const [before] = await hub.rows<{ n: number }>("people", "SELECT COUNT(*) AS n FROM person WHERE arrivalId = ?", [
    arrivalId,
  ]);
  await hub.start(part);
  await untilSent(hub, batches);
  const faults = await countedWrong(hub, arrivalId, acknowledged);
  say(
    `round ${String(round)}: killed after ${after.toFixed(0)} ms with ${String(before?.n)} registered and ${String(acknowledged.length * BATCH)} acknowledged; ${faults.length === 0 ? "then exactly 1,000" : faults.join(" ")}`,
  );
  return faults;
}

function batchOf(arrivalId: string, round: number, index: number): Batch {
  const people = Array.from({ length: BATCH }, (_, place) => ({
    ...{ id: randomUUID(), arrivalId, sex: "MALE", nationalities: ["MLI"], languages: ["bam"] },
    ...{ givenName: nameOf(round * 1_000_000 + index * BATCH + place), familyName: nameOf(place), estimatedAge: "30" },
  }));
  return { id: randomUUID(), people };
}

const nameOf = (serial: number): string =>
  `N${Array.from(String(serial), (digit) => "bdfgklmnpr".charAt(Number(digit))).join("a")}a`;

/** Sends each batch once, a few at a time; answers those that were acknowledged. */
async function sendAll(hub: Deployed, batches: readonly Batch[]): Promise<Batch[]> {
  const acknowledged: Batch[] = [];
  const waiting = [...batches];
  const send = async (): Promise<void> => {
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      if (await isTaken(hub, batch)) acknowledged.push(batch);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  return acknowledged;
}

async function untilSent(hub: Deployed, batches: readonly Batch[]): Promise<void> {
  for (let tries = 0, left = [...batches]; left.length > 0; tries++) {
    const taken = new Set(await sendAll(hub, left));
    left = left.filter((batch) => !taken.has(batch));
    if (tries > 60) throw new Error("The hub does not take what is sent again.");
    if (left.length > 0) await pause(500);
  }
}

async function isTaken(hub: Deployed, { id, people }: Batch): Promise<boolean> {
  try {
    const { data, errors } = await hub.ask(desk, REGISTER, { input: { id, operation: "GAO-2018", people } });
    return !errors && data?.registerPeople?.registered === BATCH;
  } catch {
    return false;
  }
}

/** What is not exactly once, or by half. */
async function countedWrong(hub: Deployed, arrivalId: string, acknowledged: readonly Batch[]): Promise<string[]> {
  const own = "SELECT id FROM person WHERE arrivalId = ?";
  const counts: [what: string, sql: string, expected: number][] = [
    ["people", `SELECT COUNT(*) AS n FROM person WHERE arrivalId = ?`, PEOPLE],
    ["counted against the headcount", "SELECT named AS n FROM arrival WHERE id = ?", PEOPLE],
    ["nationalities", `SELECT COUNT(*) AS n FROM person_nationality WHERE personId IN (${own})`, PEOPLE],
    ["words of names", `SELECT COUNT(*) AS n FROM person_name_word WHERE personId IN (${own})`, 2 * PEOPLE],
    ["acts", `SELECT COUNT(*) AS n FROM act WHERE kind = 'registerPerson' AND id IN (${own})`, PEOPLE],
    ["acts without an outcome", "SELECT COUNT(*) AS n FROM act WHERE outcome IS NULL", 0],
  ];
  const faults: string[] = [];
  for (const [what, sql, expected] of counts) {
    const [row] = await hub.rows<{ n: number | string }>("people", sql, sql.includes("?") ? [arrivalId] : []);
    if (Number(row?.n) !== expected) faults.push(`${String(row?.n)} ${what}, not ${String(expected)}.`);
  }
  const there = new Set((await hub.rows<{ id: string }>("people", own, [arrivalId])).map(({ id }) => id));
  const lost = acknowledged.flatMap(({ people }) => people).filter(({ id }) => !there.has(id as string));
  return lost.length > 0 ? [...faults, `${String(lost.length)} who were acknowledged are not there.`] : faults;
}
