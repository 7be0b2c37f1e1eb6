import { randomUUID } from "node:crypto";
import { In, type EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { post } from "#kit/outbox/post";
import { notErased } from "#kit/retention/erasure.entity";
import { writtenBy } from "#kit/written";
import { replaceHead } from "../household/household.writes";
import { hereIn } from "../operation/here.loaders";
import { Person } from "../person/person.entity";
import type { PersonOutcome } from "../person/person.enums";
import { survivorOf } from "../person/take.writes";
import { askForPlaces } from "../registration/registration.places";
import { endCareBy, protectAlone } from "../relationship/care.writes";

export interface Outcome {
  personId: string;
  outcome: PersonOutcome | null;
  at: Date;
}

/**
 * Writes down what became of somebody: of two the later one holds, in whatever order they come. Whoever is here no more
 * cares for nobody, and speaks for nobody. Answers the person, or null where nothing was written. Throws NOT_FOUND.
 */
export async function writeOutcome(
  tx: EntityManager,
  ctx: Context,
  { personId, outcome, at }: Outcome,
): Promise<Person | null> {
  const id = await survivorOf(tx, personId);
  const done = await tx
    .createQueryBuilder()
    .update(Person)
    .set({ outcome, outcomeAt: at, version: () => "version + 1" })
    .where("id = :id AND mergedIntoId IS NULL AND (outcomeAt IS NULL OR outcomeAt <= :at)", { id, at })
    .andWhere(notErased("person.id"))
    .execute();
  if (!done.affected) return null;
  const person = await tx.findOneByOrFail(Person, { id });
  const here = await hereIn(tx, ctx, person.operationCode);
  if (outcome === null) {
    await protectAlone(tx, [id], here, writtenBy(ctx));
    return person;
  }
  await replaceHead(tx, person, here.today);
  const children = await endCareBy(tx, id);
  if (children.length === 0) return person;
  const left = await tx.findBy(Person, { id: In(children) });
  await askForPlaces(tx, left, here.operation, here.today, { areNew: false });
  await protectAlone(tx, children, here, writtenBy(ctx));
  return person;
}

/** Tells the shelters, where people were the first to know: the bed is free, or one is needed again. */
export async function tellShelters(
  tx: EntityManager,
  ctx: Pick<Context, "clock">,
  person: Person,
  { outcome, at }: Pick<Outcome, "outcome" | "at">,
): Promise<void> {
  const { id: personId, operationCode } = person;
  if (outcome !== null) {
    const payload = { personId, reason: outcome, occurredAt: at };
    await post(tx, [{ id: randomUUID(), kind: "end-assistance", about: personId, payload }]);
    return;
  }
  const { operation, today } = await hereIn(tx, ctx, operationCode);
  await askForPlaces(tx, [person], operation, today, { since: at });
}
