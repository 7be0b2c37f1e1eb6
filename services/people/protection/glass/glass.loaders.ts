import DataLoader from "dataloader";
import { viewerParameters } from "#kit/access/rows";
import { perRequest } from "#kit/loader";
import { BROKEN_GLASS } from "../grounds.sql";
import { BrokenGlass } from "./broken-glass.entity";

/** Whether the viewer broke the glass for a person, and it still lasts. */
export const glassByPerson = perRequest(
  ({ figures, viewer, clock }) =>
    new DataLoader<string, boolean>(async (personIds) => {
      const rows = await figures
        .createQueryBuilder(BrokenGlass, "g")
        .where("g.personId IN (:...personIds)", { personIds, ...viewerParameters(viewer, clock.now()) })
        .andWhere(BROKEN_GLASS)
        .getMany();
      const broken = new Set(rows.map(({ personId }) => personId));
      return personIds.map((id) => broken.has(id));
    }),
);
