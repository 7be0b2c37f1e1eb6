import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { ROLES } from "#kit/access/roles";
import { gao2018 } from "#scenario/gao";
import type { Told } from "../support/hub";
import { Between, type Fault } from "./between";
import { deploy, type Deployed, type Desk } from "./deployed";
import { onEngines, say } from "./on-engines";

const EVERYBODY: Desk = { role: "iom-registrar", rest: { role: [...ROLES], agency: "UNICEF" } };
const AGENCIES = ["people", "shelters", "health", "transport"] as const;
type Agency = (typeof AGENCIES)[number];

const FAULTS: readonly Fault[] = ["slow", "dead", "garbage", "error 500"];
/** The deadline, and what planning and the other agencies may take beside it. */
const MOST_MS = 2_500;
const ASKED_TIMES = 3;
const MOST_TRIES = 25;
const TRY_MS = 200;
/** Few enough to be passed also by a caller that shares two cores with all it calls. */
const MOST_IN_FLIGHT = 20;
const AT_ONCE = 1_000;
const REGISTERED = 30;

const QUESTION = `query($operation: ID!) {
  people(operation: $operation, first: 20) { edges { node {
    sex currentStay { shelter { name } } fitToTravel { verdict } manifestEntries { status }
  } } }
  shelters(operation: $operation) { name capacity }
  medicalNeeds(operation: $operation, first: 5) { edges { node { priority status } } }
  trips(operation: $operation, first: 5) { edges { node { status } } }
}`;
const REGISTER = `mutation($input: RegisterPersonInput!) { registerPerson(input: $input) { person { id } } }`;

/** What of the question each agency answers, as places in the answer. */
const OWN: Readonly<Record<Agency, RegExp>> = {
  people: /^people$|\.sex$/,
  shelters: /^shelters|\.currentStay/,
  health: /^medicalNeeds|\.fitToTravel/,
  transport: /^trips|\.manifestEntries/,
};

interface Placed {
  hub: Deployed;
  agencies: Record<Agency, Between>;
  /** Before the database of shelters; null on SQLite, which is in the process. */
  database: Between | null;
}

/**
 * `npm run drill -- faults [--engine sqlite|mariadb] [--full]`: each agency in turn is slow, dead, restarting, answers
 * garbage or 500: that costs its own fields, within the deadline. Too many questions at once are told to come again. A
 * database that is away (ten seconds, a minute with `--full`) is used again when it is back. Who is stopped finishes.
 */
export function drill(args: string[]): Promise<void> {
  return onEngines(args, async ({ engine, isFull }) => {
    const placed = {} as Placed;
    placed.hub = await deploy({
      ...{ engine, chapters: [gao2018()], at: "2018-04-30T18:00:00Z", asOneProcess: false },
      settle: async (settings) => {
        Object.assign(placed, await putBetween(settings));
        settings.MAX_IN_FLIGHT = String(MOST_IN_FLIGHT);
      },
    });
    try {
      say("| fault | agency | asked | came back | longest |\n| --- | --- | --- | --- | --- |");
      return [
        ...(await eachFault(placed)),
        ...(await restarting(placed)),
        ...(await databaseAway(placed, isFull ? 60 : 10)),
        ...(await overload(placed)),
        ...(await gracefulStop(placed)),
      ];
    } finally {
      await placed.hub.stop();
      for (const between of [...Object.values(placed.agencies), placed.database]) await between?.close();
    }
  });
}

async function putBetween(settings: Record<string, string>): Promise<Omit<Placed, "hub">> {
  const agencies = {} as Placed["agencies"];
  for (const agency of AGENCIES) {
    const name = `${agency.toUpperCase()}_URL`;
    const url = new URL(settings[name] ?? "");
    agencies[agency] = await Between.before(url.hostname, Number(url.port));
    url.port = String(agencies[agency].port);
    settings[name] = url.href;
  }
  const own = settings.SHELTERS_DATABASE_URL;
  if (!own) return { agencies, database: null };
  const url = new URL(own);
  const database = await Between.before(url.hostname, Number(url.port || 3306));
  url.port = String(database.port);
  settings.SHELTERS_DATABASE_URL = url.href;
  return { agencies, database };
}

const ask = (hub: Deployed): Promise<Told> => hub.ask(EVERYBODY, QUESTION, { operation: "GAO-2018" });

async function timed(hub: Deployed): Promise<{ told: Told; ms: number }> {
  const start = performance.now();
  const told = await ask(hub);
  return { told, ms: performance.now() - start };
}

/** What is wrong with an answer while one agency is away; `right` is the answer when all are there. */
function faultsIn(told: Told, right: Told, agency: Agency): string[] {
  const faults: string[] = [];
  for (const { path = [], extensions } of told.errors ?? []) {
    if (extensions.agency !== agency) faults.push(`${path.join(".")} failed, which is ${String(extensions.agency)}'s.`);
  }
  const [own, all] = [told.data, right.data].map((data) => leavesOf(data));
  for (const [place, value] of all ?? []) {
    const isTheirs = OWN[agency].test(place) || (agency === "people" && place.startsWith("people"));
    if (!isTheirs && !isDeepStrictEqual(own?.get(place), value)) faults.push(`${place} is not what it should be.`);
  }
  return faults.slice(0, 5);
}

function leavesOf(value: unknown, place = "", found = new Map<string, unknown>()): Map<string, unknown> {
  if (typeof value !== "object" || value === null) return found.set(place, value);
  for (const [key, below] of Object.entries(value)) leavesOf(below, place ? `${place}.${key}` : key, found);
  return found;
}

async function eachFault({ hub, agencies }: Placed): Promise<string[]> {
  const faults: string[] = [];
  const right = await ask(hub);
  if (right.errors) return [`Before anything went wrong: ${JSON.stringify(right.errors[0])}`];
  for (const agency of AGENCIES) {
    for (const fault of FAULTS) {
      agencies[agency].fault = fault;
      let longest = 0;
      for (let time = 0; time < ASKED_TIMES; time++) {
        const { told, ms } = await timed(hub);
        longest = Math.max(longest, ms);
        if (!told.errors) faults.push(`${agency}, ${fault}: nobody noticed.`);
        faults.push(...faultsIn(told, right, agency).map((each) => `${agency}, ${fault}: ${each}`));
      }
      agencies[agency].fault = null;
      if (!(await isInTime(hub, ({ data }) => isDeepStrictEqual(data, right.data))))
        faults.push(`${agency}: after ${fault} the answer is another.`);
      if (longest > MOST_MS) faults.push(`${agency}, ${fault}: ${longest.toFixed(0)} ms.`);
      say(`| ${fault} | ${agency} | ${String(ASKED_TIMES)} | all but its own fields | ${longest.toFixed(0)} ms |`);
    }
  }
  return faults;
}

/** An agency that failed again and again rests for a second, and is then tried by one question at a time. */
async function isInTime(hub: Deployed, isSo: (told: Told) => boolean): Promise<boolean> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (isSo(await ask(hub))) return true;
    await pause(TRY_MS);
  }
  return false;
}

/** Killed and started again while people are registered and questions asked. */
async function restarting({ hub }: Placed): Promise<string[]> {
  const faults: string[] = [];
  const right = await ask(hub);
  for (const agency of ["health", "people"] as const) {
    let [asked, longest, isUp] = [0, 0, false];
    await hub.kill(agency);
    const back = hub.start(agency).then(() => (isUp = true));
    const registrations = agency === "people" ? Array.from({ length: REGISTERED }, () => registered(hub)) : [];
    while (!isUp) {
      const { told, ms } = await timed(hub);
      asked += 1;
      longest = Math.max(longest, ms);
      faults.push(...faultsIn(told, right, agency).map((each) => `${agency}, restarting: ${each}`));
    }
    await back;
    const ids = await Promise.all(registrations);
    if (!(await isInTime(hub, ({ errors }) => !errors))) faults.push(`${agency}: after its restart it is not asked.`);
    if (longest > MOST_MS) faults.push(`${agency}, restarting: ${longest.toFixed(0)} ms.`);
    const lost = ids.length - (await countOf(hub, ids));
    if (lost !== 0) faults.push(`${String(lost)} registrations are lost.`);
    const written = ids.length > 0 ? `; ${String(ids.length)} registrations sent, ${String(lost)} lost` : "";
    say(`| restarting | ${agency} | ${String(asked)} | all but its own fields${written} | ${longest.toFixed(0)} ms |`);
  }
  return faults;
}

/** Sent again until it is acknowledged, as desks do. Answers the id. */
async function registered(hub: Deployed): Promise<string> {
  const facts = {
    givenName: "Moussa",
    familyName: "Coulibaly",
    sex: "MALE",
    estimatedAge: "31",
    nationalities: ["MLI"],
  };
  const input = { operation: "GAO-2018", ...facts, id: randomUUID(), languages: ["bam"] };
  for (let tries = 0; tries < 300; tries++) {
    const { data } = await hub.ask({ role: "iom-registrar" }, REGISTER, { input }).catch(() => ({ data: null }));
    if (data?.registerPerson) return input.id;
    await pause(200);
  }
  throw new Error("A registration is never acknowledged.");
}

async function countOf(hub: Deployed, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const sql = `SELECT COUNT(*) AS n FROM person WHERE id IN (${ids.map(() => "?").join()})`;
  const [row] = await hub.rows<{ n: number | string }>("people", sql, [...ids]);
  return Number(row?.n);
}

async function databaseAway({ hub, database }: Placed, seconds: number): Promise<string[]> {
  if (!database) return [];
  const faults: string[] = [];
  const right = await ask(hub);
  database.fault = "dead";
  let [asked, longest] = [0, 0];
  for (const end = performance.now() + seconds * 1000; performance.now() < end; asked++) {
    const { told, ms } = await timed(hub);
    longest = Math.max(longest, ms);
    faults.push(...faultsIn(told, right, "shelters").map((each) => `database away: ${each}`));
  }
  database.fault = null;
  const start = performance.now();
  while (!isDeepStrictEqual((await ask(hub)).data, right.data) && performance.now() - start < 30_000) await pause(200);
  const healed = (performance.now() - start) / 1000;
  if (healed >= 30) faults.push("The database is back, and shelters does not use it.");
  if (longest > MOST_MS) faults.push(`Database away: ${longest.toFixed(0)} ms.`);
  say(
    `| database away for ${String(seconds)} s | shelters | ${String(asked)} | all but its own fields; whole ${healed.toFixed(1)} s after | ${longest.toFixed(0)} ms |`,
  );
  return [...new Set(faults)];
}

async function overload({ hub }: Placed): Promise<string[]> {
  const authorization = `Bearer ${await hub.token(EVERYBODY)}`;
  const headers = { "content-type": "application/json", authorization };
  const body = JSON.stringify({ query: QUESTION, variables: { operation: "GAO-2018" } });
  const start = performance.now();
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      const response = await fetch(`${hub.url}/graphql`, { method: "POST", headers, body });
      await response.text();
      return { status: response.status, retryAfter: response.headers.get("retry-after") };
    }),
  );
  const ms = performance.now() - start;
  const [answered, shed] = [200, 503].map((status) => answers.filter((each) => each.status === status));
  const faults = [
    ...othersIn(answers.map(({ status }) => status)),
    ...(shed && shed.length > 0 ? [] : ["Nobody was told to come again."]),
    ...(shed?.every(({ retryAfter }) => Number(retryAfter) > 0) === true ? [] : ["Somebody was not told when."]),
    ...((await ask(hub)).errors?.map(({ message }) => `After the overload: ${message}`) ?? []),
  ];
  const told = `${String(answered?.length)} answered, ${String(shed?.length)} told to come again (503)`;
  say(
    `| ${String(AT_ONCE)} at once, ${String(MOST_IN_FLIGHT)} let in | gateway | ${String(AT_ONCE)} | ${told} | ${ms.toFixed(0)} ms |`,
  );
  return faults;
}

function othersIn(statuses: readonly number[]): string[] {
  const others = statuses.filter((status) => status !== 200 && status !== 503);
  return others.length > 0 ? [`${String(others.length)} were answered with ${[...new Set(others)].join()}.`] : [];
}

/** Each question on a connection of its own: it is refused, or it is answered whole. */
async function gracefulStop({ hub }: Placed): Promise<string[]> {
  let [answered, refused, isOver] = [0, 0, false];
  const lost: string[] = [];
  const authorization = `Bearer ${await hub.token(EVERYBODY)}`;
  const headers = { "content-type": "application/json", authorization, connection: "close" };
  const body = JSON.stringify({ query: QUESTION, variables: { operation: "GAO-2018" } });
  const asking = Array.from({ length: 20 }, async () => {
    while (!isOver) {
      try {
        const response = await fetch(`${hub.url}/graphql`, { method: "POST", headers, body });
        const { data } = JSON.parse(await response.text()) as Told;
        if (data) answered += 1;
        else if (response.status === 503) {
          refused += 1;
          // As whoever was told when to come again.
          await pause(Number(response.headers.get("retry-after")) * 1000);
        } else lost.push(String(response.status));
      } catch (error) {
        const { code } = ((error as Error).cause ?? {}) as { code?: string };
        if (code === "ECONNREFUSED") refused += 1;
        else lost.push(String(code ?? error));
        await pause(20);
      }
    }
  });
  await pause(1_000);
  await hub.kill("gateway", "SIGTERM");
  isOver = true;
  await Promise.all(asking);
  await hub.start("gateway");
  say(
    `| told to stop under load | gateway | ${String(answered + refused)} | ${String(answered)} whole, the rest not let in, ${String(lost.length)} lost | - |`,
  );
  return lost.length > 0
    ? [`${String(lost.length)} questions were lost when the gateway stopped: ${[...new Set(lost)].join()}`]
    : [];
}
