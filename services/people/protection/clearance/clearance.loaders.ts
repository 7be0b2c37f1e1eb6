import DataLoader from "dataloader";
import { In } from "typeorm";
import { oneEach, perRequest } from "#kit/loader";
import { ChildTravelClearance } from "./clearance.entity";

/** The clearance of each person that was decided last. */
export const latestClearanceByPerson = perRequest(
  ({ db }) =>
    new DataLoader<string, ChildTravelClearance | null>(async (ids) => {
      // Of two at the same moment the no counts: WITHHELD comes after CLEARED.
      const order = { decidedAt: "ASC", verdict: "ASC", id: "ASC" } as const;
      const clearances = await db.find(ChildTravelClearance, { where: { personId: In(ids) }, order });
      // Of several for one key, `oneEach` takes the last.
      return oneEach(ids, clearances, ({ personId }) => personId);
    }),
);
