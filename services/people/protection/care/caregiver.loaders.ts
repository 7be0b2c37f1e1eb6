import type { Context } from "#kit/context";
import { notErased } from "#kit/retention/erasure.entity";
import { Person } from "../../person/person.entity";
import { personById } from "../../person/person.loaders";
import type { ChildCase } from "../case/case.entity";
import { isOnlyBehindGlass } from "../glass/glass.loaders";

/** `k` is the child. */
const OF_FAMILY =
  "EXISTS (SELECT 1 FROM person k WHERE k.id = :childId AND k.householdId = p.householdId) OR EXISTS " +
  "(SELECT 1 FROM relationship r WHERE r.endedAt IS NULL AND ((r.personId = p.id AND r.otherId = :childId) OR (r.personId = :childId AND r.otherId = p.id)))";

/**
 * Who is to care for a child: somebody whom the viewer sees, or whom the registrars put down as of the child's household
 * or family. Nobody else, since whoever works on the case sees the child's caregivers from then on: null, as for who
 * does not exist.
 */
export async function caregiverFor(
  ctx: Context,
  { personId: childId, operationCode }: Pick<ChildCase, "personId" | "operationCode">,
  caregiverId: string,
): Promise<Person | null> {
  const seen = await personById(ctx).load(caregiverId);
  if (seen?.operationCode === operationCode && !(await isOnlyBehindGlass(ctx, seen.id))) return seen;
  return ctx.figures
    .createQueryBuilder(Person, "p")
    .where("p.id = :caregiverId AND p.operationCode = :operationCode", { caregiverId, operationCode, childId })
    .andWhere(`p.mergedIntoId IS NULL AND ${notErased("p.id")} AND (${OF_FAMILY})`)
    .getOne();
}
