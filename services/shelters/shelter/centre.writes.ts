// What a shelter is, whether it takes people, and how many. The database holds every limit, by conditions of updates.
import type { EntityManager } from "typeorm";
import { once } from "#kit/acts/once";
import { changeVersion, VersionConflict } from "#kit/conflict";
import type { Context } from "#kit/context";
import { dayOf } from "#kit/days";
import { assertId, HubError } from "#kit/errors";
import { insertNew } from "#kit/insert";
import { assertInput, givenReason, givenText, givenWords } from "#kit/input";
import { takeStep } from "#kit/states";
import { searchKey } from "#kit/text";
import { writtenBy } from "#kit/written";
import { Operation } from "../operation/operation.entity";
import { requireOperation } from "../operation/operation.loaders";
import { assertWorksAt, shelterIn } from "../stay/stay.checks";
import { HousingUnit } from "../unit/unit.entity";
import type {
  ActivateSurgeInput,
  AddHousingUnitInput,
  BlockPlacesInput,
  ProposeShelterInput,
  ShelterActInput,
  UnblockPlacesInput,
  UpdateShelterInput,
} from "./centre.inputs";
import { Shelter } from "./shelter.entity";
import { ShelterStatus } from "./shelter.enums";
import { SHELTER_STATES } from "./shelter.rules";

const MOST_PLACES = 20_000;
const TAKEN = "occupied + reserved + blocked";

/** Throws OPERATION_UNKNOWN, INPUT_INVALID and ID_TAKEN. */
export async function proposeShelter(input: ProposeShelterInput, ctx: Context): Promise<void> {
  const { id, kind, isOnward, placeCode } = input;
  const { code: operationCode } = await requireOperation(ctx, input.operation);
  assertInput(/^[A-Z]{2}\d{2,10}$/.test(placeCode), "placeCode", "is no p-code, e.g. ML07");
  const name = givenText("name", input.name, 200);
  const shelter: Partial<Shelter> & { id: string } = {
    ...{ id, operationCode, ...writtenBy(ctx), kind, isOnward, placeCode, status: ShelterStatus.PROPOSED },
    ...{ name, nameKey: searchKey(name).slice(0, 200), alias: givenWords("alias", input.alias, 200) },
    operatorAgency: givenText("operatorAgency", input.operatorAgency, 120),
    placeName: givenText("placeName", input.placeName, 120),
    ...{ capacity: placesOf("capacity", input.capacity), blocked: 0, surge: 0, occupied: 0, reserved: 0 },
    ...{ surgeReason: null, surgeEndsOn: null, coveredAreaM2: null, waterLitresPerDay: null, toilets: null },
  };
  await once(ctx, { id, kind: "proposeShelter" }, async (tx) => {
    await insertNew(tx, Shelter, shelter);
    return { shelterId: id };
  });
}

/** From PROPOSED or CLOSED. Throws STATE_INVALID, and what `inOwn` throws. */
export async function openShelter(input: ShelterActInput, ctx: Context): Promise<void> {
  await inOwn(ctx, "openShelter", input, (tx, { id }) => takeStep(tx, Shelter, SHELTER_STATES, { id, to: "OPEN" }));
}

/** Throws SHELTER_IN_USE while somebody sleeps there or is expected, STATE_INVALID, and what `inOwn` throws. */
export async function closeShelter(input: ShelterActInput, ctx: Context): Promise<void> {
  await inOwn(ctx, "closeShelter", input, async (tx, { id }) => {
    await takeStep(tx, Shelter, SHELTER_STATES, { id, to: "CLOSED" });
    // Its row is held from here on: nobody comes in between.
    const { occupied, reserved } = await tx.findOneByOrFail(Shelter, { id });
    if (occupied + reserved > 0) throw new HubError("SHELTER_IN_USE");
  });
}

/** Answers the conflict where somebody changed it meanwhile. Throws INPUT_INVALID, SHELTER_FULL, and what `inOwn` throws. */
export async function updateShelter(input: UpdateShelterInput, ctx: Context): Promise<VersionConflict | null> {
  const { version } = input;
  const set = changesOf(input);
  const { told } = await inOwn(ctx, "updateShelter", input, async (tx, { id }) => {
    const found = await changeVersion(tx, Shelter, { id, version }, set);
    const { capacity, surge, occupied, reserved, blocked } = await tx.findOneByOrFail(Shelter, { id });
    const isTooFew = occupied + reserved + blocked > capacity + surge;
    if (!found && set.capacity !== undefined && isTooFew) throw new HubError("SHELTER_FULL");
    return found;
  });
  return told as VersionConflict | null;
}

function changesOf({
  name,
  capacity,
  coveredAreaM2,
  waterLitresPerDay,
  toilets,
}: UpdateShelterInput): Partial<Shelter> {
  const given = name ? givenText("name", name, 200) : null;
  const measures = { coveredAreaM2, waterLitresPerDay, toilets };
  for (const [field, value] of Object.entries(measures)) {
    assertInput((value ?? 0) >= 0 && (value ?? 0) <= 10_000_000, field, "is no measure of a shelter");
  }
  const told = Object.entries(measures).filter(([, value]) => value !== null && value !== undefined);
  return {
    ...(given !== null && { name: given, nameKey: searchKey(given).slice(0, 200) }),
    ...(typeof capacity === "number" && { capacity: placesOf("capacity", capacity) }),
    ...Object.fromEntries(told),
  };
}

/** Throws INPUT_INVALID where the parts would have more places than the shelter, ID_TAKEN, and what `inOwn` throws. */
export async function addHousingUnit(input: AddHousingUnitInput, ctx: Context): Promise<void> {
  const { id, shelterId, kind } = input;
  const name = givenText("name", input.name, 120);
  const capacity = placesOf("capacity", input.capacity);
  await inOwn(ctx, "addHousingUnit", input, async (tx, shelter) => {
    await tx.increment(Shelter, { id: shelterId }, "version", 1);
    const units = await tx.findBy(HousingUnit, { shelterId });
    const all = units.reduce((sum, unit) => sum + unit.capacity, capacity);
    const most = shelter.capacity + shelter.surge;
    assertInput(all <= most, "capacity", `gives the parts ${String(all)} places, of ${String(most)}`);
    await insertNew(tx, HousingUnit, { id, shelterId, name, kind, capacity, occupied: 0, reserved: 0 });
  });
}

/** Throws SHELTER_FULL where so many are not free, INPUT_INVALID, REASON_MISSING, and what `inOwn` throws. */
export async function blockPlaces(input: BlockPlacesInput, ctx: Context): Promise<void> {
  const count = placesOf("count", input.count);
  const blockedReason = givenReason("reason", input.reason);
  await inOwn(ctx, "blockPlaces", input, async (tx, { id }) => {
    const set = { blocked: () => `blocked + ${String(count)}`, blockedReason };
    const isDone = await changed(tx, id, set, `${TAKEN} + :count <= capacity + surge`, { count });
    if (!isDone) throw new HubError("SHELTER_FULL");
  });
}

/** Throws INPUT_INVALID where fewer are blocked, and what `inOwn` throws. */
export async function unblockPlaces(input: UnblockPlacesInput, ctx: Context): Promise<void> {
  const count = placesOf("count", input.count);
  await inOwn(ctx, "unblockPlaces", input, async (tx, { id }) => {
    const isDone = await changed(tx, id, { blocked: () => `blocked - ${String(count)}` }, "blocked >= :count", {
      count,
    });
    assertInput(isDone, "count", "is more than are blocked");
  });
}

/** Throws SHELTER_IN_USE where more places than would be left are taken, TIME_INVALID, and what `inOwn` throws. */
export async function activateSurge(input: ActivateSurgeInput, ctx: Context): Promise<void> {
  const { endsOn: surgeEndsOn } = input;
  const surge = placesOf("places", input.places);
  const surgeReason = givenReason("reason", input.reason).slice(0, 300);
  await inOwn(ctx, "activateSurge", input, async (tx, { id, operationCode }) => {
    const { timeZone } = await tx.findOneByOrFail(Operation, { code: operationCode });
    if (surgeEndsOn < dayOf(ctx.clock.now(), timeZone)) throw new HubError("TIME_INVALID", "input.endsOn: is over.");
    const isDone = await changed(tx, id, { surge, surgeReason, surgeEndsOn }, `${TAKEN} <= capacity + :surge`, {
      surge,
    });
    if (!isDone) throw new HubError("SHELTER_IN_USE");
  });
}

/** Throws SHELTER_IN_USE while people are in those places, and what `inOwn` throws. */
export async function endSurge(input: ShelterActInput, ctx: Context): Promise<void> {
  await inOwn(ctx, "endSurge", input, async (tx, { id }) => {
    const set = { surge: 0, surgeReason: null, surgeEndsOn: null };
    if (!(await changed(tx, id, set, `${TAKEN} <= capacity`, {}))) throw new HubError("SHELTER_IN_USE");
  });
}

type Changes = Parameters<ReturnType<ReturnType<EntityManager["createQueryBuilder"]>["update"]>["set"]>[0];

async function changed(
  tx: EntityManager,
  id: string,
  set: Changes,
  condition: string,
  parameters: Record<string, number>,
): Promise<boolean> {
  const query = tx
    .createQueryBuilder()
    .update(Shelter)
    .set({ ...set, version: () => "version + 1" });
  const done = await query.where(`id = :id AND ${condition}`, { id, ...parameters }).execute();
  return Boolean(done.affected);
}

function placesOf(field: string, count: number): number {
  assertInput(count >= 1 && count <= MOST_PLACES, field, `is not from 1 to ${String(MOST_PLACES)}`);
  return count;
}

/** Runs an act on a shelter where the viewer works. Throws FORBIDDEN, NOT_FOUND, ID_MALFORMED and ID_TAKEN. */
async function inOwn(
  ctx: Context,
  kind: string,
  { id, shelterId }: ShelterActInput,
  work: (tx: EntityManager, shelter: Shelter) => Promise<unknown>,
): Promise<{ shelterId: string; told: unknown }> {
  assertId("input.shelterId", shelterId);
  assertWorksAt(ctx, shelterId);
  return once(ctx, { id, kind }, async (tx) => {
    const told = (await work(tx, await shelterIn(tx, ctx, shelterId))) ?? null;
    return { shelterId, told };
  });
}
