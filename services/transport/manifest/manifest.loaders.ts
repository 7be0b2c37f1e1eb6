import DataLoader from "dataloader";
import { In } from "typeorm";
import { manyEach, oneEach, perRequest } from "#kit/loader";
import { ManifestEntry } from "./manifest.entity";

export const entryById = perRequest(
  ({ db }) =>
    new DataLoader<string, ManifestEntry | null>(async (ids) =>
      oneEach(ids, await db.findBy(ManifestEntry, { id: In(ids) }), (entry) => entry.id),
    ),
);

/** The whole manifest of a trip, in order of nomination: at most its seats, those held, and those who are off it. */
export const entriesByTrip = perRequest(
  ({ db }) =>
    new DataLoader<string, ManifestEntry[]>(async (ids) => {
      const order = { occurredAt: "ASC", id: "ASC" } as const;
      return manyEach(ids, await db.find(ManifestEntry, { where: { tripId: In(ids) }, order }), (row) => row.tripId);
    }),
);

/** All entries of a person, latest first: a handful each. */
export const entriesByPerson = perRequest(
  ({ db }) =>
    new DataLoader<string, ManifestEntry[]>(async (ids) => {
      const order = { occurredAt: "DESC", id: "DESC" } as const;
      const rows = await db.find(ManifestEntry, { where: { personId: In(ids) }, order });
      return manyEach(ids, rows, (row) => row.personId);
    }),
);
