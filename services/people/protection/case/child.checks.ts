import { IsNull, type EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { ageOn } from "#kit/days";
import { HubError } from "#kit/errors";
import { assertNotErased } from "#kit/retention/erasure.entity";
import { Person } from "../../person/person.entity";
import { isMinor } from "../../person/person.rules";
import { dayIn } from "../day.writes";

/** Whether somebody is a minor now. */
export async function isMinorNow(
  tx: EntityManager,
  { clock }: Pick<Context, "clock">,
  person: Person,
): Promise<boolean> {
  const today = await dayIn(tx, person.operationCode, clock.now());
  return isMinor(ageOn(today, person.bornOn), person.isAgeDisputed);
}

/** Throws INPUT_INVALID for somebody who is grown up, NOT_FOUND for who was merged or erased. */
export async function assertChild(tx: EntityManager, ctx: Context, personId: string, field: string): Promise<Person> {
  await assertNotErased(tx, [personId]);
  const person = await tx.findOneBy(Person, { id: personId, mergedIntoId: IsNull() });
  if (!person) throw new HubError("NOT_FOUND", `input.${field}: there is no such child.`);
  if (await isMinorNow(tx, ctx, person)) return person;
  throw new HubError("INPUT_INVALID", `input.${field}: is grown up, and the age is not in dispute.`);
}
