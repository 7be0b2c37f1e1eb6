import { IsNull, type EntityManager } from "typeorm";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { insertRows } from "#kit/insert";
import { searchKey } from "#kit/text";
import { writtenBy } from "#kit/written";
import { requireOperation } from "../operation/operation.loaders";
import { assertInput, givenText } from "#kit/input";
import { givenCountry } from "../reference/terms";
import { Vehicle } from "../vehicle/vehicle.entity";
import { vehicleById } from "../vehicle/vehicle.loaders";
import type { PlanTripInput, TripEndInput } from "./course.inputs";
import { Trip } from "./trip.entity";
import { TripStatus } from "./trip.enums";

const MOST_SEATS = 1_000;
/** Half-way round the earth. */
const LONGEST_KM = 20_100;

/**
 * Writes a trip down, PLANNED. Throws OPERATION_UNKNOWN, INPUT_INVALID, TIME_INVALID, NOT_FOUND for a vehicle, and
 * ID_TAKEN.
 */
export async function planTrip(input: PlanTripInput, ctx: Context): Promise<void> {
  const { code } = await requireOperation(ctx, input.operation);
  const stamp = writtenBy(ctx, input.occurredAt);
  assertTimes(input, stamp.occurredAt);
  const trip: Partial<Trip> = {
    ...{ id: input.id, operationCode: code, ...stamp, status: TripStatus.PLANNED },
    ...{ purpose: input.purpose, mode: input.mode, vehicleId: input.vehicleId ?? null },
    ...endsOf(input),
    ...{ crossesBorder: borderOf(input), distanceKm: distanceOf(input) },
    ...{ seats: await seatsOf(input, code, ctx), seatsTaken: 0 },
    ...{ departsAt: input.departsAt, arrivesAt: input.arrivesAt, departedAt: null, arrivedAt: null },
    ...{ cancelledReason: null, delayedFrom: null },
  };
  await once(ctx, { id: input.id, kind: "planTrip" }, async (tx) => {
    if (await tx.existsBy(Trip, { id: input.id })) throw new HubError("ID_TAKEN");
    if (trip.vehicleId) await holdVehicle(tx, trip.vehicleId);
    await insertRows(tx, Trip, [trip]);
    return { tripId: input.id };
  });
}

function assertTimes({ departsAt, arrivesAt }: PlanTripInput, plannedAt: Date): void {
  if (departsAt < plannedAt) throw new HubError("TIME_INVALID", "input.departsAt: is before the trip is planned.");
  if (arrivesAt <= departsAt) throw new HubError("TIME_INVALID", "input.arrivesAt: is not after departsAt.");
}

function endsOf({ from, to }: PlanTripInput): Partial<Trip> {
  const [origin, destination] = [endOf("from", from), endOf("to", to)];
  return {
    originName: origin.name,
    originCountryCode: origin.country,
    originShelterId: origin.shelterId,
    destinationName: destination.name,
    destinationKey: searchKey(destination.name),
    destinationCountryCode: destination.country,
    destinationShelterId: destination.shelterId,
  };
}

function endOf(field: string, { name, country, shelterId }: TripEndInput) {
  if (shelterId) assertId(`input.${field}.shelterId`, shelterId);
  return {
    name: givenText(`${field}.name`, name, 120),
    country: givenCountry(`${field}.country`, country),
    shelterId: shelterId ?? null,
  };
}

/** Nobody is spared a travel document by a mistake. */
function borderOf({ from, to, crossesBorder }: PlanTripInput): boolean {
  const differ = from.country !== to.country;
  assertInput(!differ || crossesBorder !== false, "crossesBorder", "is false, and the two ends are in two countries");
  return crossesBorder ?? differ;
}

function distanceOf({ distanceKm }: PlanTripInput): number | null {
  if (distanceKm === null || distanceKm === undefined) return null;
  assertInput(distanceKm > 0 && distanceKm <= LONGEST_KM, "distanceKm", "is no distance on earth");
  return distanceKm;
}

async function seatsOf({ vehicleId, seats, mode }: PlanTripInput, code: string, ctx: Context): Promise<number> {
  if (!vehicleId) return seatsWithin(seats, MOST_SEATS);
  const vehicle = await usableVehicle(vehicleId, code, ctx);
  assertInput(vehicle.mode === mode, "vehicleId", `goes by ${vehicle.mode}`);
  return seatsWithin(seats ?? vehicle.seats, vehicle.seats);
}

function seatsWithin(seats: number | null | undefined, most: number): number {
  if (!seats) throw new HubError("INPUT_INVALID", "input.seats: is missing, and so is a vehicle.");
  assertInput(seats >= 1 && seats <= most, "seats", `is not from 1 to ${String(most)}`);
  return seats;
}

async function usableVehicle(vehicleId: string, code: string, ctx: Context): Promise<Vehicle> {
  assertId("input.vehicleId", vehicleId);
  const vehicle = await vehicleById(ctx).load(vehicleId);
  if (vehicle?.operationCode !== code) throw new HubError("NOT_FOUND", "input.vehicleId: there is no such vehicle.");
  return vehicle;
}

/** Of a trip that is planned with a vehicle and the end of its use, at once, one comes first. */
async function holdVehicle(tx: EntityManager, id: string): Promise<void> {
  const done = await tx.increment(Vehicle, { id, retiredAt: IsNull() }, "version", 1);
  assertInput(Boolean(done.affected), "vehicleId", "is no longer in use");
}
