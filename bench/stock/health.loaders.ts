import DataLoader from "dataloader";
import { In, type EntityManager } from "typeorm";
import { manyEach, oneEach } from "#kit/loader";
import { HealthSensitivity } from "../../services/health/sensitivity/sensitivity.enums";
import { FitToTravel, MedicalNeed } from "./health.entities";

export type HealthContext = ReturnType<typeof healthContext>;

export function healthContext(db: EntityManager) {
  const needsByPerson = new DataLoader<string, MedicalNeed[]>(async (ids) => {
    const where = { personId: In(ids), sensitivity: HealthSensitivity.L3 };
    const needs = await db.find(MedicalNeed, { where, order: { occurredAt: "DESC", id: "DESC" } });
    return manyEach(ids, needs, ({ personId }) => personId);
  });
  const verdictByPerson = new DataLoader<string, FitToTravel | null>(async (ids) => {
    // The latest comes last, and is the one that `oneEach` keeps.
    const order = { occurredAt: "ASC", recordedAt: "ASC", id: "ASC" } as const;
    const verdicts = await db.find(FitToTravel, { where: { personId: In(ids) }, order });
    return oneEach(ids, verdicts, ({ personId }) => personId);
  });
  return { health: { needsByPerson, verdictByPerson } };
}
