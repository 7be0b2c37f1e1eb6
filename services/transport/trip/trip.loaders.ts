import DataLoader from "dataloader";
import { In } from "typeorm";
import { oneEach, perRequest } from "#kit/loader";
import { Trip } from "./trip.entity";

export const tripById = perRequest(
  ({ db }) =>
    new DataLoader<string, Trip | null>(async (ids) =>
      oneEach(ids, await db.findBy(Trip, { id: In(ids) }), (trip) => trip.id),
    ),
);
