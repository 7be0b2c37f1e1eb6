// Whatever desks do, in whatever order: nobody is lost or counted twice, and no limit is passed.
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { IsNull } from "typeorm";
import type { Role } from "#kit/access/roles";
import { Letter } from "#kit/outbox/letter.entity";
import { gao2018 } from "../support/stories";
import { beforeAnybodyCame } from "../drills/before";
import { engines } from "../support/databases";
import { hubUnderTest, type HubUnderTest } from "../support/hub";

const [engine] = engines();
if (!engine) throw new Error("There is no engine.");
const open = gao2018().shelters.filter(({ status }) => status === "OPEN");
const [onward] = open.filter(({ isOnward }) => isOnward);
const reception = open.filter(({ isOnward }) => !isOnward).slice(0, 2);
/** So few that they are taken in the middle of a run. */
const PLACES = 16;
const ONWARD_PLACES = 60;
const SEATS = 3;
const PEOPLE = 6;

const ANSWERS: Record<string, string> = {
  registerPerson: "person { id }",
  recordConsent: "consent { id }",
  certifyFitToTravel: "fitToTravel { id }",
  reservePlaces: "stays { id }",
  recordOutcome: "person { id }",
  nominate: "trip { id }",
  board: "entry { id }",
  handOver: "entry { id }",
  lockManifest: "trip { id }",
  blockPlaces: "shelter { id }",
  unblockPlaces: "shelter { id }",
};

let hub: HubUnderTest;
let wordingId: string;
let tick = Date.parse("2018-04-20T06:00:00Z");

beforeAll(async () => {
  hub = await hubUnderTest(
    engine,
    beforeAnybodyCame(({ isOnward }) => ({ capacity: isOnward ? ONWARD_PLACES : PLACES, blocked: 0, surge: 0 })),
  );
  const [row] = await rows<{ id: string }>("people", "SELECT id FROM consent_wording WHERE purpose = 'TRAVEL'");
  wordingId = row?.id ?? "";
}, 60_000);
afterAll(() => hub.stop());

const agencyOf = (name: string) => hub.agencies.find((agency) => agency.name === name);
async function rows<T>(agency: string, sql: string): Promise<T[]> {
  return (await agencyOf(agency)?.db.query<T[]>(sql)) ?? [];
}

/** Does an act as whoever may, a minute after the last. What is refused is refused; nothing may break. */
async function act(role: Role, name: string, input: object): Promise<string> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const stay = /checkIn|checkOut|moveStay/.test(name) ? "stay { id }" : "trip { id }";
  const text = `mutation ($input: ${type}!) { ${name}(input: $input) { ${ANSWERS[name] ?? stay} } }`;
  const id = randomUUID();
  const sites = open.map((shelter) => shelter.id);
  const { errors } = await hub.ask(
    text,
    { input: { id, ...input } },
    role,
    role === "shelter-manager" ? { sites } : {},
  );
  const code = errors?.[0]?.extensions.code;
  if (code === "INTERNAL_ERROR" || code === "BAD_USER_INPUT" || code === "GRAPHQL_VALIDATION_FAILED") {
    throw new Error(`${name}: ${errors?.[0]?.message ?? ""}`);
  }
  return id;
}

const later = (): string => new Date((tick += 60_000)).toISOString();

async function register(): Promise<string> {
  const facts = { sex: "MALE", estimatedAge: "30", nationalities: ["MLI"], languages: ["bam"] };
  const names = { givenName: "Issa", familyName: "UNKNOWN" };
  return act("iom-registrar", "registerPerson", { operation: "GAO-2018", ...names, ...facts, occurredAt: later() });
}

/** The way onward, up to a step: all that it takes for somebody to be in a bus, and out again. */
async function travel(people: readonly string[], steps: number): Promise<void> {
  const from = { name: "Gao", country: "MLI", shelterId: reception[0]?.id };
  const to = { name: "Bamako", country: "MLI", shelterId: onward?.id };
  const times = { departsAt: "2018-05-01T06:00:00Z", arrivesAt: "2018-05-02T06:00:00Z" };
  const plan = { operation: "GAO-2018", purpose: "ONWARD", mode: "ROAD", from, to, seats: SEATS, ...times };
  const consent = {
    purpose: "TRAVEL",
    recipientAgencies: ["IOM"],
    dataCategories: ["IDENTITY"],
    givenBy: "INDIVIDUAL",
  };
  const fit = { operation: "GAO-2018", mode: "ROAD", verdict: "FIT" };
  for (const personId of people) {
    await act("iom-registrar", "recordConsent", {
      personId,
      ...consent,
      wordingId,
      language: "bam",
      method: "SIGNATURE",
    });
    await act("clinician", "certifyFitToTravel", { ...fit, personId });
    await act("shelter-manager", "reservePlaces", { shelterId: onward?.id, personIds: [personId] });
  }
  const tripId = await act("transport-officer", "planTrip", plan);
  const ofTrip =
    (name: string, rest: object = {}) =>
    () =>
      act("transport-officer", name, { tripId, ...rest });
  const each = (name: string) => people.map((personId) => ofTrip(name, { personId }));
  const way = [
    ...[ofTrip("openTrip"), ofTrip("nominate", { people: people.map((personId) => ({ personId })) })],
    ...[
      ofTrip("lockManifest"),
      ofTrip("startBoarding"),
      ...each("board"),
      ofTrip("depart", { leftBehindReason: "Ne s'est pas présenté." }),
    ],
    ...[ofTrip("arrive"), ...each("handOver")],
  ];
  for (const step of way.slice(0, steps)) await step();
}

const whom = fc.integer({ min: 0, max: PEOPLE - 1 });
const where = fc.constantFrom(...reception.map(({ id }) => id));
const STEP = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("checkIn" as const), whom, where }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("moveStay" as const), whom, where }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ kind: fc.constant("checkOut" as const), whom, where },
      reason: fc.constantFrom("LEFT_ON_OWN", "DISAPPEARED", "DECEASED", "WAITS_ELSEWHERE"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ kind: fc.constant("recordOutcome" as const), whom, where },
      outcome: fc.constantFrom("LEFT_ON_OWN", "DISAPPEARED", null),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reservePlaces" as const), whom, where }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ kind: fc.constantFrom("blockPlaces" as const, "unblockPlaces" as const), whom, where },
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("travel" as const), whom, where, steps: fc.integer({ min: 3, max: 14 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("deliver" as const), whom, where }) },
);
type Step = typeof STEP extends fc.Arbitrary<infer S> ? S : never;

async function isOnBoard(personId: string): Promise<boolean> {
  const found = await rows(
    "transport",
    `SELECT id FROM manifest_entry WHERE personId = '${personId}' AND status = 'BOARDED'`,
  );
  return found.length > 0;
}

async function take(step: Step, people: readonly string[]): Promise<unknown> {
  const personId = people[step.whom] ?? "";
  const shelterId = step.where;
  const occurredAt = later();
  // Desks that contradict each other, one of whom has somebody in a bus, are what the difference is there to show.
  if (["checkIn", "recordOutcome"].includes(step.kind) && (await isOnBoard(personId))) return;
  switch (step.kind) {
    case "checkIn":
    case "moveStay":
      return act("shelter-manager", step.kind, { personId, shelterId, occurredAt });
    case "checkOut":
      return act("shelter-manager", "checkOut", { personId, shelterId, occurredAt, reason: step.reason });
    case "recordOutcome":
      return act("iom-registrar", "recordOutcome", { personId, occurredAt, outcome: step.outcome });
    case "reservePlaces":
      return act("shelter-manager", "reservePlaces", { shelterId, personIds: [personId] });
    case "blockPlaces":
      return act("shelter-manager", "blockPlaces", { shelterId, count: 1, reason: "Travaux." });
    case "unblockPlaces":
      return act("shelter-manager", "unblockPlaces", { shelterId, count: 1 });
    case "travel":
      return travel([personId, people[(step.whom + 1) % PEOPLE] ?? ""], step.steps);
    case "deliver":
      return delivered();
  }
}

/** All that agencies have to tell each other is told. */
async function delivered(): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    // A letter that is taken may have its taker write another.
    for (const { deliver } of hub.agencies) await deliver();
    const pending = await Promise.all(hub.agencies.map(({ db }) => db.countBy(Letter, { doneAt: IsNull() })));
    if (pending.every((count) => count === 0)) return;
    await pause(50);
  }
  throw new Error("Letters stay pending.");
}

async function limitsHold(): Promise<void> {
  const stays = "SELECT COUNT(*) FROM shelter_stay WHERE shelterId = shelter.id AND liveKey IS NOT NULL";
  const over = await rows(
    "shelters",
    `SELECT name FROM shelter WHERE occupied + reserved + blocked > capacity + surge + (SELECT COUNT(*) FROM shelter_stay WHERE shelterId = shelter.id AND isOverflow AND liveKey IS NOT NULL) OR occupied + reserved <> (${stays})`,
  );
  const entries = "SELECT COUNT(*) FROM manifest_entry WHERE tripId = trip.id AND livePersonId IS NOT NULL";
  const seats = await rows("transport", `SELECT id FROM trip WHERE seatsTaken > seats OR (${entries}) > seats`);
  expect([over, seats]).toEqual([[], []]);
}

const LAW =
  '{ operation(code: "GAO-2018") { conservation { registered sheltered waiting inTransit atOnwardCentre returned leftOnOwn disappeared deceased difference pendingLetters } } }';

test("random sequences of desks' acts keep the law of conservation and every limit", async () => {
  let acts = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 5, maxLength: 25 }), async (steps) => {
      const people = [];
      for (let count = 0; count < PEOPLE; count++) people.push(await register());
      await delivered();
      for (const step of steps) {
        await take(step, people);
        await limitsHold();
      }
      acts += steps.length;
      await delivered();
      const { data } = await hub.ask(LAW, {}, "iom-registrar");
      expect(data.operation.conservation).toMatchObject({ difference: 0, pendingLetters: 0 });
    }),
    { numRuns: 15, seed: 488, endOnFailure: true },
  );
  const reached = await rows<{ status: string }>("transport", "SELECT DISTINCT status FROM manifest_entry");
  expect(reached.map(({ status }) => status)).toEqual(expect.arrayContaining(["BOARDED", "ARRIVED", "HANDED_OVER"]));
  process.stdout.write(`${String(acts)} acts of desks in random order kept the law and every limit.\n`);
}, 120_000);
