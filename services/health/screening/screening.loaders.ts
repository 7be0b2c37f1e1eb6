import DataLoader from "dataloader";
import { In } from "typeorm";
import { oneEach, perRequest } from "#kit/loader";
import { Screening } from "./screening.entity";

export const screeningById = perRequest(
  ({ db }) =>
    new DataLoader<string, Screening | null>(async (ids) =>
      oneEach(ids, await db.findBy(Screening, { id: In(ids) }), (screening) => screening.id),
    ),
);
