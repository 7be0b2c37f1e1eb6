import DataLoader from "dataloader";
import { In } from "typeorm";
import { manyEach, oneEach, perRequest } from "#kit/loader";
import { TravelDocument } from "./document.entity";

const LATEST_FIRST = { occurredAt: "DESC", id: "DESC" } as const;

export const documentById = perRequest(
  ({ db }) =>
    new DataLoader<string, TravelDocument | null>(async (ids) =>
      oneEach(ids, await db.findBy(TravelDocument, { id: In(ids) }), (document) => document.id),
    ),
);

/** All travel documents of a person, latest asked for first. */
export const documentsByPerson = perRequest(
  ({ db }) =>
    new DataLoader<string, TravelDocument[]>(async (ids) => {
      const rows = await db.find(TravelDocument, { where: { personId: In(ids) }, order: LATEST_FIRST });
      return manyEach(ids, rows, (row) => row.personId);
    }),
);

/** The travel documents of a return case, latest asked for first. */
export const documentsByCase = perRequest(
  ({ db }) =>
    new DataLoader<string, TravelDocument[]>(async (ids) => {
      const rows = await db.find(TravelDocument, { where: { returnCaseId: In(ids) }, order: LATEST_FIRST });
      return manyEach(ids, rows, (row) => row.returnCaseId ?? "");
    }),
);
