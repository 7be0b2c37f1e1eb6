import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { dayOf } from "#kit/days";
import { HubError } from "#kit/errors";
import { post } from "#kit/outbox/post";
import { Operation } from "../operation/operation.entity";
import { Person } from "../person/person.entity";
import type { PersonOutcome } from "../person/person.enums";
import { askForPlaces } from "../registration/registration.places";

export interface Outcome {
  personId: string;
  outcome: PersonOutcome | null;
  at: Date;
}

/**
 * Writes down what became of somebody: of two the later one holds, in whatever order they come. Answers whether it was
 * written. Throws NOT_FOUND.
 */
export async function writeOutcome(tx: EntityManager, { personId, outcome, at }: Outcome): Promise<boolean> {
  const done = await tx
    .createQueryBuilder()
    .update(Person)
    .set({ outcome, outcomeAt: at, version: () => "version + 1" })
    .where("id = :personId AND mergedIntoId IS NULL AND (outcomeAt IS NULL OR outcomeAt <= :at)", { personId, at })
    .execute();
  if (done.affected) return true;
  if (await tx.existsBy(Person, { id: personId })) return false;
  throw new HubError("NOT_FOUND", "input.personId: there is no such person.");
}

/** Tells the shelters, where people were the first to know: the bed is free, or one is needed again. */
export async function tellShelters(
  tx: EntityManager,
  { clock }: Pick<Context, "clock">,
  { personId, outcome, at }: Outcome,
): Promise<void> {
  if (outcome !== null) {
    const payload = { personId, reason: outcome, occurredAt: at };
    await post(tx, [{ id: randomUUID(), kind: "end-assistance", about: personId, payload }]);
    return;
  }
  const person = await tx.findOneByOrFail(Person, { id: personId });
  const operation = await tx.findOneByOrFail(Operation, { code: person.operationCode });
  await askForPlaces(tx, [person], operation, dayOf(clock.now(), operation.timeZone));
}
