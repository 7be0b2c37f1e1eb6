import type { EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { writtenBy, type Stamp } from "#kit/written";
import { addNeeds } from "../need/need.writes";
import type { Here } from "../operation/here.loaders";
import { aroundHere } from "../person/around.loaders";
import { readChanges } from "../person/changes.checks";
import { writeNationalities } from "../person/hanging.writes";
import { Person } from "../person/person.entity";
import { DisplacementStatus } from "../person/person.enums";
import { takePerson } from "../person/take.writes";
import { assertHeard, hold, liveReferral, referToUnhcr } from "./fear.writes";
import type { ProfilePersonInput } from "./profile.inputs";

type Given<T> = { [K in keyof T]: NonNullable<T[K]> };

/** Answers the live referral to UNHCR, if any. Throws INPUT_INVALID, STATE_INVALID, NOT_FOUND, TIME_INVALID. */
export async function profilePerson(
  tx: EntityManager,
  { fearsReturn, occurredAt, ...input }: ProfilePersonInput,
  personId: string,
  ctx: Context,
  here: Here,
): Promise<string | null> {
  const { languages, countryOfOrigin, nationalities, displacementStatus, specificNeeds } = input;
  const told = given({ languages, countryOfOrigin, nationalities, displacementStatus, specificNeeds });
  const facts = readChanges(personId, told, aroundHere(ctx, here));
  const stamp = writtenBy(ctx, occurredAt);
  const person = await takePerson(tx, personId);
  const set = {
    ...(told.languages && { languageCodes: facts.languages }),
    ...(told.countryOfOrigin && { originCountryCode: facts.countryOfOrigin }),
    ...(told.displacementStatus && { displacementStatus: DisplacementStatus[facts.displacementStatus] }),
  };
  if (Object.keys(set).length > 0) await tx.update(Person, { id: personId }, set);
  if (told.nationalities) await writeNationalities(tx, person, facts.nationalities);
  await addNeeds(tx, person, facts.specificNeeds, stamp);
  if (fearsReturn === true) await fear(tx, person, stamp, here);
  if (fearsReturn === false) await fearNot(tx, person);
  return liveReferral(tx, personId);
}

async function fear(tx: EntityManager, person: Person, stamp: Stamp, here: Here): Promise<void> {
  if (person.fearsReturn !== true) await hold(tx, person, stamp);
  await referToUnhcr(tx, person, stamp, here);
  await tx.update(Person, { id: person.id }, { fearsReturn: true });
}

async function fearNot(tx: EntityManager, person: Person): Promise<void> {
  if (person.fearsReturn === true) await assertHeard(tx, person);
  await tx.update(Person, { id: person.id }, { fearsReturn: false });
}

/** What is neither null nor left out. */
function given<T extends object>(values: T): Partial<Given<T>> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  ) as Partial<Given<T>>;
}
