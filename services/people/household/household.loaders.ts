import DataLoader from "dataloader";
import { In } from "typeorm";
import { oneEach, perRequest } from "#kit/loader";
import { Household } from "./household.entity";

export const householdById = perRequest(
  ({ db }) =>
    new DataLoader<string, Household | null>(async (ids) =>
      oneEach(ids, await db.findBy(Household, { id: In(ids) }), (household) => household.id),
    ),
);
