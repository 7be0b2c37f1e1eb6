import { givenWords } from "#kit/input";
import { randomUUID } from "node:crypto";
import { IsNull, type EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { insertNew, insertRows } from "#kit/insert";
import { writtenBy, type Stamp } from "#kit/written";
import type { Person } from "../person/person.entity";
import { takePerson } from "../person/take.writes";
import { assertNotBefore } from "../protection/order.rules";
import { groupOf, isSpecificNeed } from "../reference/terms";
import type { EndSpecificNeedInput, RecordSpecificNeedInput } from "./need.inputs";
import { SpecificNeed } from "./specific-need.entity";
import { MOST_LETTERS } from "../protection/written-text.rules";

type Held = Pick<Person, "id" | "operationCode">;

/** Throws INPUT_INVALID for an unknown code or one that the person has already, NOT_FOUND, ID_TAKEN, TIME_INVALID. */
export async function recordNeed(
  tx: EntityManager,
  { id, code, notes, occurredAt }: RecordSpecificNeedInput,
  personId: string,
  ctx: Context,
): Promise<void> {
  assertNeed("code", code);
  const person = await takePerson(tx, personId);
  if ((await liveCodes(tx, person)).has(code)) {
    throw new HubError("INPUT_INVALID", "input.code: is recorded of this person already.");
  }
  const words = givenWords("notes", notes, MOST_LETTERS);
  await insertNew(tx, SpecificNeed, { id, ...rowOf(person, code, writtenBy(ctx, occurredAt)), notes: words });
}

/** Writes those of these needs that the person, whose file is held, does not have. The codes are known ones. */
export async function addNeeds(tx: EntityManager, person: Held, codes: readonly string[], stamp: Stamp): Promise<void> {
  const known = await liveCodes(tx, person);
  const rows = codes.filter((code) => !known.has(code)).map((code) => rowOf(person, code, stamp));
  await insertRows(
    tx,
    SpecificNeed,
    rows.map((row) => ({ id: randomUUID(), ...row, notes: null })),
  );
}

/** Throws STATE_INVALID where it is over already, TIME_INVALID. */
export async function endNeed(
  tx: EntityManager,
  { id, occurredAt, version }: SpecificNeed,
  input: EndSpecificNeedInput,
  ctx: Context,
): Promise<void> {
  const { occurredAt: endedAt } = writtenBy(ctx, input.occurredAt);
  assertNotBefore(endedAt, occurredAt, "the need was identified");
  const done = await tx.update(SpecificNeed, { id, endedAt: IsNull() }, { endedAt, version: version + 1 });
  if (!done.affected) throw new HubError("STATE_INVALID", "It is over already.", { state: "ENDED" });
}

/** Throws INPUT_INVALID, naming the field, for a code that UNHCR does not have. */
export function assertNeed(field: string, code: string): void {
  if (!isSpecificNeed(code)) throw new HubError("INPUT_INVALID", `input.${field}: is no UNHCR specific-needs code.`);
}

async function liveCodes(tx: EntityManager, { id }: Held): Promise<Set<string>> {
  const needs = await tx.findBy(SpecificNeed, { personId: id, endedAt: IsNull() });
  return new Set(needs.map(({ code }) => code));
}

const rowOf = ({ id: personId, operationCode }: Held, code: string, stamp: Stamp) => ({
  ...{ operationCode, ...stamp, personId, endedAt: null },
  ...{ code, codeKey: code, groupKey: groupOf(code) },
});
