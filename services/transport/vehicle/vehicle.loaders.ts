import DataLoader from "dataloader";
import { In } from "typeorm";
import { oneEach, perRequest } from "#kit/loader";
import { Vehicle } from "./vehicle.entity";

export const vehicleById = perRequest(
  ({ db }) =>
    new DataLoader<string, Vehicle | null>(async (ids) =>
      oneEach(ids, await db.findBy(Vehicle, { id: In(ids) }), (vehicle) => vehicle.id),
    ),
);
