import DataLoader from "dataloader";
import { In, type EntityManager } from "typeorm";
import { manyEach, oneEach } from "#kit/loader";
import { ManifestEntry, Trip } from "./transport.entities";

export type TransportContext = ReturnType<typeof transportContext>;

export function transportContext(db: EntityManager) {
  const tripById = new DataLoader<string, Trip | null>(async (ids) =>
    oneEach(ids, await db.findBy(Trip, { id: In(ids) }), ({ id }) => id),
  );
  const entriesByPerson = new DataLoader<string, ManifestEntry[]>(async (ids) => {
    const order = { occurredAt: "DESC", id: "DESC" } as const;
    const entries = await db.find(ManifestEntry, { where: { personId: In(ids) }, order });
    return manyEach(ids, entries, ({ personId }) => personId);
  });
  return { transport: { tripById, entriesByPerson } };
}
