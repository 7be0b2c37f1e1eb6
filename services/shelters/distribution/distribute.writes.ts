import { randomUUID } from "node:crypto";
import { Between, In, type EntityManager } from "typeorm";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { dayOf } from "#kit/days";
import { assertId, HubError } from "#kit/errors";
import { holdPeople } from "#kit/hold-people";
import { insertRows } from "#kit/insert";
import { assertIds, assertInput } from "#kit/input";
import { Erasure } from "#kit/retention/erasure.entity";
import { writtenBy, type Stamp } from "#kit/written";
import { Operation } from "../operation/operation.entity";
import { assertWorksAt, shelterIn } from "../stay/stay.checks";
import type { DistributeToManyInput, NotGiven, RecordDistributionInput } from "./distribute.inputs";
import { Distribution } from "./distribution.entity";
import { DISTRIBUTION_LIMITS, nextDayOf } from "./distribution.rules";
import { Recipient } from "./recipient.entity";

const MOST_IN_QUEUE = 500;
const DAY_MS = 86_400_000;

/** Throws DISTRIBUTION_TOO_SOON, NOT_FOUND, INPUT_INVALID, TIME_INVALID, FORBIDDEN and ID_TAKEN. */
export async function recordDistribution(input: RecordDistributionInput, ctx: Context): Promise<void> {
  const { id, personId } = input;
  assertId("input.personId", personId);
  const stamp = stampOf(input, ctx);
  await once(ctx, { id, kind: "recordDistribution" }, async (tx) => {
    if (await tx.existsBy(Distribution, { id })) throw new HubError("ID_TAKEN");
    const [refused] = await give(tx, ctx, { ...whatOf(input), stamp, personIds: [personId], idOf: () => id });
    if (refused?.code === "NOT_FOUND") throw new HubError("NOT_FOUND", "input.personId: there is no such person.");
    if (refused) throw new HubError("DISTRIBUTION_TOO_SOON", undefined, { nextOn: refused.nextOn });
    return { distributionId: id };
  });
}

/** Answers to how many, and who was given nothing. Throws INPUT_INVALID, TIME_INVALID, FORBIDDEN and NOT_FOUND. */
export async function distributeToMany(
  input: DistributeToManyInput,
  ctx: Context,
): Promise<{ given: number; notGiven: NotGiven[] }> {
  const { id, personIds } = input;
  assertIds("personIds", personIds, 1, MOST_IN_QUEUE);
  const stamp = stampOf(input, ctx);
  return once(ctx, { id, kind: "distributeToMany" }, async (tx) => {
    const notGiven = await give(tx, ctx, { ...whatOf(input), stamp, personIds, idOf: () => randomUUID() });
    return { given: personIds.length - notGiven.length, notGiven };
  });
}

function stampOf(
  { shelterId, kind, quantity, occurredAt }: Omit<RecordDistributionInput, "id" | "personId">,
  ctx: Context,
) {
  const { dailyMaximum } = DISTRIBUTION_LIMITS[kind];
  assertInput(quantity >= 1 && quantity <= dailyMaximum, "quantity", `is not from 1 to ${String(dailyMaximum)}`);
  assertId("input.shelterId", shelterId);
  assertWorksAt(ctx, shelterId);
  return writtenBy(ctx, occurredAt);
}

type What = Pick<RecordDistributionInput, "shelterId" | "kind" | "quantity">;

const whatOf = ({ shelterId, kind, quantity }: What): What => ({ shelterId, kind, quantity });

interface Giving extends Pick<Distribution, "kind" | "quantity"> {
  shelterId: string;
  personIds: readonly string[];
  stamp: Stamp;
  idOf: (personId: string) => string;
}

/** Gives it to those whose time has come, and answers the others. */
async function give(tx: EntityManager, ctx: Context, giving: Giving): Promise<NotGiven[]> {
  const { kind, quantity, shelterId, stamp, personIds, idOf } = giving;
  const { operationCode } = await shelterIn(tx, ctx, shelterId);
  const { timeZone } = await tx.findOneByOrFail(Operation, { code: operationCode });
  await holdPeople(tx, Recipient, personIds);
  const erased = new Set((await tx.findBy(Erasure, { personId: In([...personIds]) })).map((row) => row.personId));
  const near = await givenNear(tx, giving);
  const today = dayOf(stamp.occurredAt, timeZone);
  const refused: NotGiven[] = [];
  const rows: Partial<Distribution>[] = [];
  for (const personId of personIds) {
    const days = (near.get(personId) ?? []).map((at) => dayOf(at, timeZone));
    const nextOn = nextDayOf(kind, days, today);
    if (erased.has(personId)) refused.push({ personId, code: "NOT_FOUND", nextOn: null });
    else if (nextOn !== null) refused.push({ personId, code: "DISTRIBUTION_TOO_SOON", nextOn });
    else rows.push({ id: idOf(personId), operationCode, ...stamp, personId, shelterId, kind, quantity });
  }
  await insertRows(tx, Distribution, rows);
  return refused;
}

/** When each was given the same, within an interval before or after: a desk may send late. */
async function givenNear(tx: EntityManager, { kind, personIds, stamp }: Giving): Promise<Map<string, Date[]>> {
  const reach = (DISTRIBUTION_LIMITS[kind].minimumIntervalDays + 1) * DAY_MS;
  const at = stamp.occurredAt.getTime();
  const occurredAt = Between(new Date(at - reach), new Date(at + reach));
  const rows = await tx.findBy(Distribution, { personId: In([...personIds]), kind, occurredAt });
  const near = new Map<string, Date[]>();
  for (const row of rows) near.set(row.personId, [...(near.get(row.personId) ?? []), row.occurredAt]);
  return near;
}
