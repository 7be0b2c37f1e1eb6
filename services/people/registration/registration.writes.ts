// Registering people: each by itself, all in one transaction, whoever else does the same at the same time.
import { randomUUID } from "node:crypto";
import { In, type EntityManager } from "typeorm";
import { Act } from "#kit/acts/act.entity";
import type { Context } from "#kit/context";
import { ageOn, dayOf } from "#kit/days";
import { HubError } from "#kit/errors";
import { insertRows } from "#kit/insert";
import { writtenBy } from "#kit/written";
import { takeHeadcount } from "../arrival/headcount.writes";
import type { Operation } from "../operation/operation.entity";
import { Person } from "../person/person.entity";
import { identifyCases } from "../protection/case/identify.writes";
import { isCountry, isLanguage, isSpecificNeed } from "../reference/terms";
import { doneBefore, faultsAgainst, KIND, knownOf, type Known } from "./registration.checks";
import { lookalikesOf, openPairs } from "./registration.duplicates";
import type { RegistrationInput } from "./registration.inputs";
import { failed, isRegistered, REGISTERED, written, type RowOutcome } from "./registration.outcome";
import { askForPlaces } from "./registration.places";
import { insertNewcomers, isMinorOn, newRegistrationNumber, type Newcomer } from "./registration.rows";
import { readRegistration, type Facts } from "./registration.rules";
import type { Lookalike } from "./lookalike.rules";

/** Registers whom it can, and answers what came of each, in their order. Writes nothing of the others. */
export async function registerIn(
  tx: EntityManager,
  ctx: Context,
  operation: Operation,
  people: readonly RegistrationInput[],
): Promise<RowOutcome[]> {
  const outcomes = new Map<number, RowOutcome>();
  const today = dayOf(ctx.clock.now(), operation.timeZone);
  const sound = await soundOnes(tx, ctx, people, outcomes, { operation, today });
  const known = await knownOf(tx, [...sound.values()], operation, today);
  const newAdults = new Set([...sound.values()].filter((facts) => !isMinorOn(today, facts)).map(({ id }) => id));
  for (const [index, facts] of sound) {
    const faults = faultsAgainst(facts, known, newAdults);
    if (faults.length > 0) outcomes.set(index, failed(...faults));
  }
  const candidates = [...sound].filter(([index]) => !outcomes.has(index)).map(([index, facts]) => ({ index, facts }));
  const lookalikes = await lookalikesOf(
    tx,
    operation.code,
    candidates.map(({ facts }) => facts),
  );
  for (const { index, facts } of candidates) outcomes.set(index, outcomeOf(lookalikes.get(facts.id)));
  const wanted = candidates.filter(({ index }) => isRegistered(outcomes.get(index) ?? REGISTERED));
  const claimed = await claim(tx, ctx, wanted, outcomes);
  const counted = await takeHeadcount(tx, claimed, ({ facts }) => facts.arrivalId);
  for (const { index } of claimed.filter((one) => !counted.has(one))) {
    outcomes.set(index, failed(["HEADCOUNT_EXCEEDED", "arrivalId"]));
  }
  await release(
    tx,
    claimed.filter((one) => !counted.has(one)).map(({ facts }) => facts.id),
  );
  const registered = claimed.filter((one) => counted.has(one)).map(({ facts }) => facts);
  await write(tx, ctx, { operation, today, known, lookalikes }, registered);
  return people.map((_, index) => outcomes.get(index) ?? REGISTERED);
}

interface Place {
  operation: Operation;
  today: string;
}

/** Those that say nothing wrong by themselves and were not sent before; of the others it sets what came of them. */
async function soundOnes(
  tx: EntityManager,
  ctx: Context,
  people: readonly RegistrationInput[],
  outcomes: Map<number, RowOutcome>,
  { operation, today }: Place,
): Promise<Map<number, Facts>> {
  const around = { now: ctx.clock.now(), today, country: operation.countryCode, isCountry, isLanguage, isSpecificNeed };
  const sound = new Map<number, Facts>();
  const seen = new Set<string>();
  for (const [index, input] of people.entries()) {
    const facts = readRegistration(input, around);
    if (Array.isArray(facts)) outcomes.set(index, failed(...facts));
    else if (seen.has(facts.id)) outcomes.set(index, failed(["ID_TAKEN", "id"]));
    else sound.set(index, facts);
    seen.add(input.id.toLowerCase());
  }
  const before = await doneBefore(
    tx,
    [...sound.values()].map(({ id }) => id),
    ctx.viewer,
  );
  for (const [index, { id }] of [...sound]) {
    const outcome = before.get(id);
    if (!outcome) continue;
    outcomes.set(index, outcome);
    sound.delete(index);
  }
  return sound;
}

function outcomeOf(lookalike: Lookalike | undefined): RowOutcome {
  if (!lookalike) return REGISTERED;
  const status = lookalike.isSame ? "DUPLICATE_OF" : "POSSIBLE_DUPLICATE";
  return { status, otherPersonId: lookalike.id, faults: [] };
}

type Wanted = { index: number; facts: Facts };

/**
 * Of several at once that register the same person one does, and the others wait and answer what came of it. In the order
 * of ids, so that two lists do not wait for each other.
 */
async function claim(
  tx: EntityManager,
  { viewer, clock }: Context,
  wanted: readonly Wanted[],
  outcomes: Map<number, RowOutcome>,
): Promise<Wanted[]> {
  if (wanted.length === 0) return [];
  const attempt = randomUUID();
  const { agency, sub: user } = viewer;
  const sorted = [...wanted].sort((a, b) => (a.facts.id < b.facts.id ? -1 : 1));
  await insertRows(
    tx,
    Act,
    sorted.map(({ index, facts: { id } }) => {
      const outcome = JSON.stringify(written(outcomes.get(index) ?? REGISTERED));
      return { id, kind: KIND, agency, user, recordedAt: clock.now(), attempt, outcome };
    }),
  );
  const own = await tx.find(Act, { select: { id: true }, where: { attempt } });
  const isOwn = new Set(own.map(({ id }) => id));
  const lost = wanted.filter(({ facts: { id } }) => !isOwn.has(id));
  const ids = lost.map(({ facts: { id } }) => id);
  const before = ids.length > 0 ? await doneBefore(tx, ids, viewer) : new Map<string, RowOutcome>();
  for (const { index, facts } of lost) outcomes.set(index, before.get(facts.id) ?? failed(["ID_TAKEN", "id"]));
  return wanted.filter(({ facts: { id } }) => isOwn.has(id));
}

async function release(tx: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(Act, { id: In([...ids]) });
}

interface Findings extends Place {
  known: Known;
  lookalikes: ReadonlyMap<string, Lookalike>;
}

async function write(
  tx: EntityManager,
  ctx: Context,
  { operation, today, known, lookalikes }: Findings,
  registered: readonly Facts[],
): Promise<void> {
  if (registered.length === 0) return;
  const numbers = await numbersFor(tx, registered, operation.code);
  const newcomers = registered.map((facts, index): Newcomer => ({
    facts,
    number: facts.registrationNumber ?? numbers[index] ?? "",
    arrivedOn: facts.arrivalId ? (known.arrivals.get(facts.arrivalId)?.arrivedOn ?? null) : null,
    stamp: writtenBy(ctx, facts.occurredAt),
  }));
  await insertNewcomers(tx, newcomers, operation, today);
  await assertAllThere(tx, registered);
  const stamp = writtenBy(ctx);
  const pairs = registered.flatMap(({ id }) => {
    const lookalike = lookalikes.get(id);
    return lookalike ? [{ personId: id, lookalike }] : [];
  });
  await openPairs(tx, pairs, operation.code, stamp);
  const household = await askForPlaces(tx, registered, operation, today);
  const alone = registered.filter((facts) => isMinorOn(today, facts) && facts.caregiverId === null);
  await identifyCases(
    tx,
    alone.map(({ id, bornOn, householdId }) => ({
      ...{ personId: id, operationCode: operation.code, ageYears: ageOn(today, bornOn) },
      isWithAdults: household.hasAdults(householdId),
    })),
    stamp,
  );
}

/** A number for each, whether it needs one or not, that nobody wears. */
async function numbersFor(tx: EntityManager, people: readonly Facts[], operationCode: string): Promise<string[]> {
  const numbers = new Set<string>();
  while (numbers.size < people.length) {
    const drawn = Array.from({ length: people.length - numbers.size }, () => newRegistrationNumber(operationCode));
    const taken = await tx.find(Person, {
      select: { id: true, registrationNumber: true },
      where: { registrationKey: In(drawn) },
    });
    const isTaken = new Set(taken.map(({ registrationNumber }) => registrationNumber));
    for (const number of drawn) if (!isTaken.has(number)) numbers.add(number);
  }
  return [...numbers];
}

/** Somebody else may have been given one of the numbers meanwhile: then all is done again, with other numbers. */
async function assertAllThere(tx: EntityManager, people: readonly Facts[]): Promise<void> {
  const there = await tx.countBy(Person, { id: In(people.map(({ id }) => id)) });
  if (there !== people.length)
    throw new HubError("ID_TAKEN", "registrationNumber: was taken meanwhile; send it again.");
}
