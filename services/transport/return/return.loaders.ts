import DataLoader from "dataloader";
import { In } from "typeorm";
import { oneEach, perRequest } from "#kit/loader";
import { ReturnCase } from "./return.entity";

export const returnCaseById = perRequest(
  ({ db }) =>
    new DataLoader<string, ReturnCase | null>(async (ids) =>
      oneEach(ids, await db.findBy(ReturnCase, { id: In(ids) }), (one) => one.id),
    ),
);

/** The return case of each person that was asked for last. */
export const latestCaseByPerson = perRequest(
  ({ db }) =>
    new DataLoader<string, ReturnCase | null>(async (ids) => {
      const order = { occurredAt: "ASC", id: "ASC" } as const;
      // Of several for one key, `oneEach` takes the last.
      return oneEach(ids, await db.find(ReturnCase, { where: { personId: In(ids) }, order }), (one) => one.personId);
    }),
);
