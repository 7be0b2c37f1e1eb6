import type { EntityManager } from "typeorm";
import { changeVersion, type VersionConflict } from "#kit/conflict";
import type { Context } from "#kit/context";
import { dayOf } from "#kit/days";
import { HubError } from "#kit/errors";
import { insertRows } from "#kit/insert";
import { writtenBy } from "#kit/written";
import type { Operation } from "../operation/operation.entity";
import { isPlace } from "../reference/terms";
import { Arrival } from "./arrival.entity";
import type { CorrectArrivalInput, HeadcountInput, RecordArrivalInput } from "./arrival.inputs";

const MOST = 10_000;
const LONGEST = 120;

/** Writes an arrival. Throws INPUT_INVALID, TIME_INVALID. */
export async function recordArrival(
  tx: EntityManager,
  ctx: Context,
  { id, pointOfEntry, pointOfEntryRegion, headcount, occurredAt }: RecordArrivalInput,
  { code, timeZone }: Operation,
): Promise<void> {
  assertHeadcount(headcount);
  const place = pointOfEntry.trim();
  if (place === "" || place.length > LONGEST) {
    throw new HubError("INPUT_INVALID", "input.pointOfEntry: takes 1 to 120 characters.");
  }
  if (!isPlace(pointOfEntryRegion)) {
    throw new HubError("INPUT_INVALID", "input.pointOfEntryRegion: is no p-code that this hub knows.");
  }
  const stamp = writtenBy(ctx, occurredAt);
  const arrivedOn = dayOf(stamp.occurredAt, timeZone);
  const counted = {
    ...countsOf(headcount),
    named: 0,
    arrivedOn,
    pointOfEntry: place,
    pointOfEntryPCode: pointOfEntryRegion,
  };
  await insertRows(tx, Arrival, [{ id, operationCode: code, ...stamp, ...counted }]);
}

/** Changes the count. Throws HEADCOUNT_EXCEEDED where more are registered than that, INPUT_INVALID, NOT_FOUND. */
export async function correctArrival(
  tx: EntityManager,
  { arrivalId: id, version, headcount }: CorrectArrivalInput,
): Promise<VersionConflict | null> {
  assertHeadcount(headcount);
  const conflict = await changeVersion(tx, Arrival, { id, version }, countsOf(headcount));
  const arrival = await tx.findOneByOrFail(Arrival, { id });
  if (conflict === null && arrival.named > arrival.headcount) {
    throw new HubError("HEADCOUNT_EXCEEDED", `input.headcount: ${String(arrival.named)} are registered by name.`);
  }
  return conflict;
}

function assertHeadcount(headcount: HeadcountInput): void {
  const { men, women, boys, girls } = headcount;
  for (const [field, count] of Object.entries({ men, women, boys, girls })) {
    if (count >= 0 && count <= MOST) continue;
    throw new HubError("INPUT_INVALID", `input.headcount.${field}: is no count from 0 to 10,000.`);
  }
  if (men + women + boys + girls === 0) throw new HubError("INPUT_INVALID", "input.headcount: counts nobody.");
}

const countsOf = ({ men, women, boys, girls, isEstimated }: HeadcountInput) => ({
  men,
  women,
  boys,
  girls,
  isEstimated,
});
