import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { notErased } from "#kit/retention/erasure.entity";
import type { Viewer } from "#kit/viewer";
import { storedOf } from "#kit/vault/columns";
import { Person } from "./person.entity";

type Subject = Pick<Person, "id" | "operationCode" | "bornOn" | "isAgeDisputed">;

/**
 * Whom an act is about, also where the viewer may not read the file yet: a first consent is recorded, or glass is broken,
 * for somebody unseen. Only what the act needs leaves here, never to the caller. Throws NOT_FOUND, also outside the
 * operations of the viewer.
 */
export async function subjectOfAct(
  { figures, viewer }: Context,
  { personId, registrationNumber }: { personId?: string | null; registrationNumber?: string | null },
): Promise<Subject> {
  if (personId) assertId("input.personId", personId);
  const query = figures.createQueryBuilder(Person, "person");
  if (personId) query.where("person.id = :personId", { personId });
  else {
    const number = storedOf(query.dataSource, Person, "registrationKey", registrationNumber ?? "");
    query.where("person.registrationKey = :number", { number });
  }
  const person = await query.andWhere(`person.mergedIntoId IS NULL AND ${notErased("person.id")}`).getOne();
  if (!person || !isInReach(person, viewer))
    throw new HubError("NOT_FOUND", "input.personId: there is no such person.");
  const { id, operationCode, bornOn, isAgeDisputed } = person;
  return { id, operationCode, bornOn, isAgeDisputed };
}

const isInReach = ({ operationCode }: Person, { operations }: Viewer): boolean =>
  operations.length === 0 || operations.includes(operationCode);
