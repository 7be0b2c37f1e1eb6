import DataLoader from "dataloader";
import { viewerParameters } from "#kit/access/rows";
import type { Context } from "#kit/context";
import { perRequest } from "#kit/loader";
import { ConsentShare } from "../consent/share.entity";
import { BROKEN_GLASS, LIVE_AGREEMENT, LIVE_SHARE } from "../grounds.sql";
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

/**
 * Whether the viewer broke the glass for a person who agreed to nothing: such a person is read about, for as long as the
 * glass lasts, and no act of the viewer's may make the sight last longer.
 */
export async function isOnlyBehindGlass(ctx: Context, personId: string): Promise<boolean> {
  if (!(await glassByPerson(ctx).load(personId))) return false;
  const isShared = await ctx.figures
    .createQueryBuilder(ConsentShare, "s")
    .where("s.personId = :personId", { personId, ...viewerParameters(ctx.viewer, ctx.clock.now()) })
    .andWhere(LIVE_SHARE)
    .andWhere(LIVE_AGREEMENT)
    .getExists();
  return !isShared;
}
