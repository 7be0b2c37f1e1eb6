import DataLoader from "dataloader";
import { manyEach, perRequest } from "#kit/loader";
import { PersonHold } from "./hold.entity";

/** All holds on a person, latest first. */
export const holdsByPerson = perRequest(
  ({ db }) =>
    new DataLoader<string, PersonHold[]>(async (ids) => {
      const holds = await db
        .createQueryBuilder(PersonHold, "hold")
        .where("hold.personId IN (:...ids)", { ids })
        .orderBy({ "hold.occurredAt": "DESC", "hold.id": "DESC" })
        .getMany();
      return manyEach(ids, holds, ({ personId }) => personId);
    }),
);
