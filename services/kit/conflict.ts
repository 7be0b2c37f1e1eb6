// Of two desks that change the same record, the second is shown what the first made of it.
import { Directive, Field, Int, ObjectType } from "type-graphql";
import type { ClassType } from "type-graphql";
import type { EntityManager, ObjectLiteral } from "typeorm";
import { HubError } from "#kit/errors";

@Directive("@shareable")
@ObjectType({
  description:
    "VERSION_CONFLICT: somebody changed the record since the version that was named. Nothing was written; the record beside this is the current one.",
})
export class VersionConflict {
  @Field(() => Int, { description: "The version that the input named." })
  named!: number;

  @Field(() => Int, { description: "The version that the record has." })
  current!: number;
}

/**
 * Changes a record if it still has the version named, and answers null; else changes nothing and answers how it stands.
 * Throws NOT_FOUND.
 */
export async function changeVersion<T extends ObjectLiteral>(
  tx: EntityManager,
  table: ClassType<T>,
  { id, version }: { id: string; version: number },
  set: Readonly<Record<string, unknown>>,
): Promise<VersionConflict | null> {
  const done = await tx
    .createQueryBuilder()
    .update(table)
    .set({ ...set, version: () => "version + 1" } as never)
    .where("id = :id AND version = :version", { id, version })
    .execute();
  if (done.affected) return null;
  const [row] = await tx.find(table, { where: { id } as never, take: 1 });
  if (!row) throw new HubError("NOT_FOUND");
  return { named: version, current: Number((row as { version?: unknown }).version) };
}
