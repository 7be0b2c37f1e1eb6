// The one way in which places are taken and given back. The database holds the limit, by the condition of the update.
import type { EntityManager } from "typeorm";
import { HubError } from "#kit/errors";
import { Shelter } from "../shelter/shelter.entity";
import { HousingUnit } from "../unit/unit.entity";

/** How many more people are in, or are expected; negative for places given back. */
export interface Change {
  shelterId: string;
  unitId: string | null;
  occupied?: number;
  reserved?: number;
}

type Counts = { occupied: number; reserved: number };

/**
 * Changes the counters of shelters and units. Units first and in the order of ids, so that two desks never wait for each
 * other; last in a transaction, so that others wait for it as briefly as can be. Throws UNIT_FULL, SHELTER_FULL.
 */
export async function changePlaces(tx: EntityManager, changes: readonly Change[]): Promise<void> {
  for (const [id, counts] of sums(changes, ({ unitId }) => unitId)) {
    if (!(await change(tx, HousingUnit, id, counts, UNIT_ROOM))) throw new HubError("UNIT_FULL");
  }
  for (const [id, counts] of sums(changes, ({ shelterId }) => shelterId)) {
    if (!(await change(tx, Shelter, id, counts, SHELTER_ROOM))) throw new HubError("SHELTER_FULL");
  }
}

/** The same for somebody who is in whether there is room or not. Answers whether there was. */
export async function changePlacesAnyhow(tx: EntityManager, changes: readonly Change[]): Promise<boolean> {
  let hadRoom = true;
  const anyhow = async (table: typeof Shelter | typeof HousingUnit, id: string, counts: Counts, room: string) => {
    if (await change(tx, table, id, counts, room)) return;
    hadRoom = false;
    await change(tx, table, id, counts, null);
  };
  for (const [id, counts] of sums(changes, ({ unitId }) => unitId)) await anyhow(HousingUnit, id, counts, UNIT_ROOM);
  for (const [id, counts] of sums(changes, ({ shelterId }) => shelterId))
    await anyhow(Shelter, id, counts, SHELTER_ROOM);
  return hadRoom;
}

const UNIT_ROOM = "occupied + reserved + :more <= capacity";
const SHELTER_ROOM = "occupied + reserved + blocked + :more <= capacity + surge";

/** Whether it was changed. What gives places back, or takes those that were kept, needs no room. */
async function change(
  tx: EntityManager,
  table: typeof Shelter | typeof HousingUnit,
  id: string,
  { occupied, reserved }: Counts,
  room: string | null,
): Promise<boolean> {
  const more = occupied + reserved;
  if (occupied === 0 && reserved === 0) return true;
  const query = tx
    .createQueryBuilder()
    .update<Shelter | HousingUnit>(table)
    .set({
      occupied: () => `occupied + ${signed(occupied)}`,
      reserved: () => `reserved + ${signed(reserved)}`,
    })
    .where("id = :id", { id });
  if (room !== null && more > 0) query.andWhere(room, { more });
  return Boolean((await query.execute()).affected);
}

const signed = (count: number): string => `(${String(Math.trunc(count))})`;

function sums(changes: readonly Change[], of: (change: Change) => string | null): [string, Counts][] {
  const counts = new Map<string, Counts>();
  for (const each of changes) {
    const id = of(each);
    if (id === null) continue;
    const { occupied, reserved } = counts.get(id) ?? { occupied: 0, reserved: 0 };
    counts.set(id, { occupied: occupied + (each.occupied ?? 0), reserved: reserved + (each.reserved ?? 0) });
  }
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
}
