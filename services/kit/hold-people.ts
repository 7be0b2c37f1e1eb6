// Acts on the same person have their turn, on every engine: by a write, not a lock, so that it holds on a cluster too.
import type { ClassType } from "type-graphql";
import { In, type EntityManager } from "typeorm";
import { insertRows } from "#kit/insert";

/** A row of a table with one for each person about whom acts of a kind were done. */
interface Held {
  personId: string;
  /** How often it was held. */
  acts: number;
}

/** Until the transaction ends nobody else holds these people in this table. In one order, so that two never wait for each other. */
export async function holdPeople(
  tx: EntityManager,
  table: ClassType<Held>,
  personIds: readonly string[],
): Promise<void> {
  const sorted = [...personIds].sort();
  await insertRows(
    tx,
    table,
    sorted.map((personId) => ({ personId, acts: 0 })),
  );
  await tx.increment(table, { personId: In(sorted) }, "acts", 1);
}
