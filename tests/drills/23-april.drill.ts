import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { beforeAnybodyCame } from "./before";
import { deploy, type Deployed, type Desk } from "./deployed";
import { onEngines, say } from "./on-engines";
import { sampling, type Samples } from "./samples";
import { ARRIVED, groupsOfTheDay, type Group } from "./wave";

const DESKS = 20;
const OTHERS = 45;
const OPERATION = "GAO-2018";
const REGISTRAR: Desk = { role: "iom-registrar" };

const ARRIVAL = `mutation($input: RecordArrivalInput!) { recordArrival(input: $input) { arrival { id } } }`;
const REGISTER = `mutation($input: RegisterPeopleInput!) { registerPeople(input: $input) { results { status errors { code } } } }`;
const RECOMMEND = `query($ids: [ID!]) { recommendPlacement(operation: "${OPERATION}", personIds: $ids) {
  places { shelter { id } beds { person { id } unit { id } } } without { reason } } }`;
const RESERVE = `mutation($input: ReservePlacesInput!) { reservePlaces(input: $input) { stays { id } } }`;
const CHECK_IN = `mutation($input: CheckInManyInput!) { checkInMany(input: $input) { checkedIn results { errorCode } } }`;
const LAW = `{ operation(code: "${OPERATION}") { conservation { registered sheltered waiting difference pendingLetters } } }`;

/**
 * `npm run drill -- 23-april [--engine sqlite|mariadb] [--full]`: 488 people come within ten minutes (in short: 20 seconds)
 * and are registered, placed and checked in by 20 desks at once, some of whom send twice. Nobody is lost, nobody twice, no
 * centre above its limit at any instant, households together, and who has no bed is seen to wait.
 */
export function drill(args: string[]): Promise<void> {
  return onEngines(args, async ({ engine, isFull }) => {
    const asOneProcess = engine.name === "SQLite";
    // 300 places in the IOM centre and so few in the four others that not everybody finds one.
    const chapters = beforeAnybodyCame(({ operator }) => (operator === "IOM" ? {} : { capacity: OTHERS, blocked: 0 }));
    const hub = await deploy({ engine, chapters, at: "2018-04-23T08:00:00Z", asOneProcess });
    try {
      return await wave(hub, isFull ? 600 : 20);
    } finally {
      await hub.stop();
    }
  });
}

async function wave(hub: Deployed, seconds: number): Promise<string[]> {
  const groups = groupsOfTheDay();
  const sites = (await hub.rows<{ id: string }>("shelters", "SELECT id FROM shelter")).map(({ id }) => id);
  const arrivalId = randomUUID();
  await arrived(hub, arrivalId);
  const samples = sampling(hub);
  const began = performance.now();
  const times: number[] = [];
  const queues = Array.from({ length: DESKS }, (_, desk) =>
    groups.map((group, turn) => ({ group, turn })).filter(({ turn }) => turn % DESKS === desk),
  );
  const work = async (queue: (typeof queues)[number]): Promise<void> => {
    for (const { group, turn } of queue) {
      const due = began + (turn / groups.length) * seconds * 1000;
      await pause(Math.max(0, due - performance.now()));
      const start = performance.now();
      await received(hub, group, { arrivalId, sites, sendsTwice: turn % 5 === 0 });
      times.push(performance.now() - start);
    }
  };
  await Promise.all(queues.map(work));
  const took = (performance.now() - began) / 1000;
  await untilQuiet(hub);
  times.sort((one, other) => one - other);
  const at = (share: number): string => String(Math.round(times[Math.floor(times.length * share)] ?? 0));
  say(
    `${String(groups.length)} groups in ${took.toFixed(1)} s; from the door to the bed p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
  );
  return [...(await samples.stop()), ...(await wrongAtTheEnd(hub, arrivalId, groups, samples))];
}

async function arrived(hub: Deployed, id: string): Promise<void> {
  const place = { operation: OPERATION, pointOfEntry: "Inkhalid", pointOfEntryRegion: "ML08" };
  const headcount = { men: ARRIVED, women: 0, boys: 0, girls: 0 };
  const { errors } = await hub.ask(REGISTRAR, ARRIVAL, { input: { id, ...place, headcount } });
  if (errors) throw new Error(`The arrival was not recorded: ${errors.map(({ message }) => message).join(" ")}`);
}

interface Door {
  arrivalId: string;
  sites: string[];
  /** A bad line: each act is sent twice at once. */
  sendsTwice: boolean;
}

/** Registers a household, finds it a place, keeps it and takes them in; or leaves them waiting. */
async function received(hub: Deployed, { people }: Group, { arrivalId, sites, sendsTwice }: Door): Promise<void> {
  const manager: Desk = { role: "shelter-manager", rest: { sites } };
  const send = async (desk: Desk, text: string, input: object) => {
    const act = { input: { id: randomUUID(), ...input } };
    const [first] = await Promise.all([hub.ask(desk, text, act), ...(sendsTwice ? [hub.ask(desk, text, act)] : [])]);
    return first;
  };
  const rows = people.map(({ registration }) => ({ ...registration, arrivalId }));
  const registered = await send(REGISTRAR, REGISTER, { operation: OPERATION, people: rows });
  const failed = registered.data?.registerPeople?.results.find((row: { status: string }) => row.status === "FAILED");
  if (registered.errors || failed) throw new Error(`Not registered: ${JSON.stringify(registered.errors ?? failed)}`);
  const ids = people.map(({ id }) => id);
  for (let tries = 0; tries < 40; tries++) {
    const { data } = await hub.ask(REGISTRAR, RECOMMEND, { ids });
    const { places, without } = data.recommendPlacement as Recommendation;
    if (without.some(({ reason }) => reason === "NOT_WAITING" || reason === "NOT_TOLD")) {
      // The letter from people to the shelters is on its way.
      await pause(250);
      continue;
    }
    const [place] = places;
    if (!place) return;
    if (await isTakenIn(send, manager, place)) return;
  }
}

interface Recommendation {
  places: { shelter: { id: string }; beds: { person: { id: string }; unit: { id: string } | null }[] }[];
  without: { reason: string }[];
}

type Send = (desk: Desk, text: string, input: object) => ReturnType<Deployed["ask"]>;

/** Whether the places were still free. */
async function isTakenIn(
  send: Send,
  manager: Desk,
  { shelter, beds }: Recommendation["places"][number],
): Promise<boolean> {
  const shelterId = shelter.id;
  const unitIds = new Set(beds.map(({ unit }) => unit?.id ?? null));
  const kept = { shelterId, personIds: beds.map(({ person }) => person.id) };
  const unitId = unitIds.size === 1 ? [...unitIds][0] : null;
  const { errors } = await send(manager, RESERVE, { ...kept, unitId });
  if (errors) return false;
  const people = beds.map(({ person, unit }) => ({ id: randomUUID(), personId: person.id, unitId: unit?.id ?? null }));
  const { data } = await send(manager, CHECK_IN, { shelterId, people, id: undefined });
  return data.checkInMany.checkedIn === people.length;
}

async function untilQuiet(hub: Deployed): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const { data } = await hub.ask(REGISTRAR, LAW);
    if (data.operation.conservation.pendingLetters === 0) return;
    await pause(500);
  }
  throw new Error("Letters between agencies stay pending.");
}

async function wrongAtTheEnd(
  hub: Deployed,
  arrivalId: string,
  groups: readonly Group[],
  { places }: Samples,
): Promise<string[]> {
  const people = await hub.rows<{ id: string }>("people", "SELECT id FROM person WHERE arrivalId = ?", [arrivalId]);
  const stays = await hub.rows<{ personId: string; shelterId: string; kind: string | null }>(
    "shelters",
    "SELECT stay.personId AS personId, stay.shelterId AS shelterId, unit.kind AS kind FROM shelter_stay stay LEFT JOIN housing_unit unit ON unit.id = stay.unitId WHERE stay.status = 'CHECKED_IN'",
  );
  const waiting = await hub.rows<{ personId: string }>(
    "shelters",
    "SELECT personId FROM placement_request WHERE status = 'WAITING'",
  );
  const { data } = await hub.ask(REGISTRAR, LAW);
  const law = data.operation.conservation as Record<string, number>;
  const slept = new Map(stays.map((stay) => [stay.personId, stay]));
  const waits = new Set(waiting.map(({ personId }) => personId));
  const by = (id: string): number => stays.filter(({ shelterId }) => shelterId === id).length;
  say(
    `${String(people.length)} people; ${String(stays.length)} in beds (${places.map(({ id, name }) => `${name} ${String(by(id))}`).join(", ")}); ${String(waits.size)} waiting`,
  );
  say(`the law: ${JSON.stringify(law)}`);
  const ids = groups.flatMap((group) => group.people.map(({ id }) => id));
  const lost = ids.filter((id) => slept.has(id) === waits.has(id));
  const parted = groups.filter((group) => new Set(group.people.map(({ id }) => slept.get(id)?.shelterId)).size > 1);
  const alone = groups.flatMap((group) => group.people.filter(({ isAlone }) => isAlone));
  const wrongly = alone.filter(({ id }) => slept.has(id) && slept.get(id)?.kind !== "UNACCOMPANIED_CHILDREN");
  return [
    ...(people.length === ARRIVED ? [] : [`${String(people.length)} are registered, not ${String(ARRIVED)}.`]),
    ...(slept.size === stays.length ? [] : ["Somebody is in two beds."]),
    ...(lost.length === 0 ? [] : [`${String(lost.length)} neither have a bed nor wait, or do both.`]),
    ...(parted.length === 0 ? [] : [`${String(parted.length)} households are parted.`]),
    ...(wrongly.length === 0 ? [] : [`${String(wrongly.length)} children alone sleep elsewhere than in their part.`]),
    ...(law.difference === 0 ? [] : [`The law of conservation fails by ${String(law.difference)}.`]),
  ];
}
