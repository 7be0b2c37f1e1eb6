import DataLoader from "dataloader";
import { In } from "typeorm";
import { manyEach, oneEach, perRequest } from "#kit/loader";
import { FitToTravel } from "./fitness.entity";

export const verdictById = perRequest(
  ({ db }) =>
    new DataLoader<string, FitToTravel | null>(async (ids) =>
      oneEach(ids, await db.findBy(FitToTravel, { id: In(ids) }), (verdict) => verdict.id),
    ),
);

/**
 * All verdicts of a person, latest first: a handful each, read once for every field that judges by them. Of two at the same
 * minute, as desks write times, the one that reached us last is the later word.
 */
export const verdictsByPerson = perRequest(
  ({ db }) =>
    new DataLoader<string, FitToTravel[]>(async (ids) => {
      const order = { occurredAt: "DESC", recordedAt: "DESC", id: "DESC" } as const;
      return manyEach(ids, await db.find(FitToTravel, { where: { personId: In(ids) }, order }), (row) => row.personId);
    }),
);
