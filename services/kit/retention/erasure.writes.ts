import type { ObjectLiteral, EntityManager } from "typeorm";
import type { ClassType } from "type-graphql";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { eraseHere } from "./erase";
import { Erasure } from "./erasure.entity";
import type { ErasePersonInput, ErasePersonPayload } from "./erasure.inputs";
import type { RetentionPlan } from "./plan";

/**
 * Erases a person at this agency, whole or not at all, and once: sent again it answers what was done. `subjects`: the
 * ids of everybody who is that person; not asked the second time.
 * Throws ID_MALFORMED, ID_TAKEN, NOT_FOUND outside the viewer's operations, ERASURE_BLOCKED.
 */
export async function erasePeople(
  { id, personId: asked, reason }: ErasePersonInput,
  subjects: () => Promise<string[]>,
  plan: RetentionPlan,
  ctx: Context,
): Promise<ErasePersonPayload> {
  const { viewer, clock } = ctx;
  assertId("input.id", id);
  const acts = await ctx.transact(async (tx) => {
    const before = await tx.findBy(Erasure, { id });
    if (before.length > 0) return before;
    const personIds = await subjects();
    await assertInReach(tx, plan, personIds, viewer.operations);
    const by = { recordedByAgency: viewer.agency, recordedByUser: viewer.sub };
    return eraseHere(tx, plan, personIds, { id, reason, ...by, occurredAt: clock.now() });
  });
  const own = acts.find(({ personId }) => personId === asked);
  if (own?.recordedByUser !== viewer.sub || own.recordedByAgency !== viewer.agency) throw new HubError("ID_TAKEN");
  for (const { personId } of acts) ctx.reads.note({ personId, category: "erasure", level: "L2", ground: "ROLE" });
  const sum = (count: "recordsErased" | "recordsCounted"): number => acts.reduce((all, act) => all + act[count], 0);
  return {
    personIds: acts.map(({ personId }) => personId),
    erasedAt: own.occurredAt,
    recordsErased: sum("recordsErased"),
    recordsCounted: sum("recordsCounted"),
  };
}

/**
 * A viewer of some operations erases nobody of whom another operation has a record, nor anybody of whom there is none: the
 * hub would then hide from everybody what is yet to be written.
 */
async function assertInReach(
  tx: EntityManager,
  { tables }: RetentionPlan,
  personIds: readonly string[],
  operations: readonly string[],
): Promise<void> {
  if (operations.length === 0) return;
  const found = new Set<string>();
  for (const { table, person } of tables) {
    const { columns } = tx.dataSource.getMetadata(table);
    const isOfOperation = columns.some(({ propertyName }) => propertyName === "operationCode");
    if (typeof person !== "string" || !isOfOperation) continue;
    const rows = await tx
      .createQueryBuilder(table as ClassType<ObjectLiteral>, "r")
      .select("r.operationCode", "code")
      .distinct(true)
      .where(`r.${person} IN (:...personIds)`, { personIds })
      .getRawMany<{ code: string }>();
    for (const { code } of rows) found.add(code);
  }
  if (found.size > 0 && [...found].every((code) => operations.includes(code))) return;
  throw new HubError("NOT_FOUND", "input.personId: there is no such person.");
}
