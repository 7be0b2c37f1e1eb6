import type { EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { ageOn } from "#kit/days";
import { HubError } from "#kit/errors";
import type { Person } from "../../person/person.entity";
import { isMinor } from "../../person/person.rules";
import { takePerson } from "../../person/take.writes";
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

/** Holds the file of a child. Throws INPUT_INVALID for somebody who is grown up, NOT_FOUND for who was merged or erased. */
export async function assertChild(tx: EntityManager, ctx: Context, personId: string, field: string): Promise<Person> {
  const person = await takePerson(tx, personId);
  if (await isMinorNow(tx, ctx, person)) return person;
  throw new HubError("INPUT_INVALID", `input.${field}: is grown up, and the age is not in dispute.`);
}
