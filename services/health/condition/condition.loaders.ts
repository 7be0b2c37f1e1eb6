import DataLoader from "dataloader";
import { In } from "typeorm";
import { oneEach, perRequest } from "#kit/loader";
import { HealthSensitivity } from "../sensitivity/sensitivity.enums";
import { Condition } from "./condition.entity";

/** Conditions by id, without those of level L4: the path to one may well have begun in a list. */
export const conditionById = perRequest(
  ({ db }) =>
    new DataLoader<string, Condition | null>(async (ids) => {
      const rows = await db.findBy(Condition, { id: In(ids), sensitivity: HealthSensitivity.L3 });
      return oneEach(ids, rows, (condition) => condition.id);
    }),
);
