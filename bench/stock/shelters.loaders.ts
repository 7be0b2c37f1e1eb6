import DataLoader from "dataloader";
import { In, type EntityManager } from "typeorm";
import { oneEach } from "#kit/loader";
import { ShelterStayStatus } from "../../services/shelters/stay/stay.enums";
import { Shelter, ShelterStay } from "./shelters.entities";

export type SheltersContext = ReturnType<typeof sheltersContext>;

export function sheltersContext(db: EntityManager) {
  const shelterById = new DataLoader<string, Shelter | null>(async (ids) =>
    oneEach(ids, await db.findBy(Shelter, { id: In(ids) }), ({ id }) => id),
  );
  const currentStayByPerson = new DataLoader<string, ShelterStay | null>(async (ids) => {
    const where = { personId: In(ids), status: ShelterStayStatus.CHECKED_IN };
    // The latest comes last, and is the one that `oneEach` keeps.
    const stays = await db.find(ShelterStay, { where, order: { occurredAt: "ASC", id: "ASC" } });
    return oneEach(ids, stays, ({ personId }) => personId);
  });
  return { shelters: { shelterById, currentStayByPerson } };
}
