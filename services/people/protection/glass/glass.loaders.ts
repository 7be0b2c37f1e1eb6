import { viewerParameters } from "#kit/access/rows";
import type { Context } from "#kit/context";
import { BROKEN_GLASS } from "../grounds.sql";
import { BrokenGlass } from "./broken-glass.entity";

/** Those of these people for whom the viewer broke the glass, and it still lasts. */
export async function brokenFor(
  personIds: readonly string[],
  { figures, viewer, clock }: Context,
): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await figures
    .createQueryBuilder(BrokenGlass, "g")
    .where("g.personId IN (:...personIds)", { personIds, ...viewerParameters(viewer, clock.now()) })
    .andWhere(BROKEN_GLASS)
    .getMany();
  return new Set(rows.map(({ personId }) => personId));
}
