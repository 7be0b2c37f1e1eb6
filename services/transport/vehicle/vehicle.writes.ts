import { In, IsNull } from "typeorm";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { insertNew } from "#kit/insert";
import { writtenBy } from "#kit/written";
import { requireOperation } from "../operation/operation.loaders";
import { assertInput, givenText } from "#kit/input";
import { Trip } from "../trip/trip.entity";
import { LIVE_TRIPS } from "../trip/trip.rules";
import { Vehicle } from "./vehicle.entity";
import type { RegisterVehicleInput, RetireVehicleInput } from "./vehicle.inputs";
import { vehicleById } from "./vehicle.loaders";

const MOST_SEATS = 1_000;

/** Throws OPERATION_UNKNOWN, INPUT_INVALID, TIME_INVALID and ID_TAKEN. */
export async function registerVehicle(input: RegisterVehicleInput, ctx: Context): Promise<void> {
  const { code } = await requireOperation(ctx, input.operation);
  const { id, mode, seats, isWheelchairAccessible } = input;
  assertInput(seats >= 1 && seats <= MOST_SEATS, "seats", `is not from 1 to ${String(MOST_SEATS)}`);
  const vehicle: Partial<Vehicle> & { id: string } = {
    ...{ id, operationCode: code, ...writtenBy(ctx, input.occurredAt), mode, seats, isWheelchairAccessible },
    name: givenText("name", input.name, 120),
    operatorAgency: givenText("operatorAgency", input.operatorAgency, 120),
    plate: givenText("plate", input.plate, 40),
    retiredAt: null,
  };
  await once(ctx, { id, kind: "registerVehicle" }, async (tx) => {
    await insertNew(tx, Vehicle, vehicle);
    return { vehicleId: id };
  });
}

/** Throws NOT_FOUND, and STATE_INVALID for a vehicle that is retired or has a trip that is not over. */
export async function retireVehicle({ id, vehicleId }: RetireVehicleInput, ctx: Context): Promise<void> {
  assertId("input.vehicleId", vehicleId);
  const vehicle = await vehicleById(ctx).load(vehicleId);
  if (!vehicle) throw new HubError("NOT_FOUND", "input.vehicleId: there is no such vehicle.");
  const { operationCode } = vehicle;
  await once(ctx, { id, kind: "retireVehicle" }, async (tx) => {
    const retiredAt = ctx.clock.now();
    const done = await tx
      .createQueryBuilder()
      .update(Vehicle)
      .set({ retiredAt, version: () => "version + 1" })
      .where({ id: vehicleId, retiredAt: IsNull() })
      .execute();
    if (!done.affected) throw new HubError("STATE_INVALID", "The vehicle is retired already.", { state: "RETIRED" });
    const trips = await tx.countBy(Trip, { operationCode, status: In([...LIVE_TRIPS]), vehicleId });
    if (trips > 0) {
      throw new HubError("STATE_INVALID", `${String(trips)} trips with it are not over.`, { state: "IN_USE" });
    }
    return { vehicleId };
  });
}
