import { In } from "typeorm";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { erasureOf } from "#kit/retention/erasure.parts";
import { peopleRetention } from "../people.retention";
import { Person } from "./person.entity";
import { personById } from "./person.loaders";

/** Everybody who was found to be this person, the one whose record was kept first. */
async function recordsOfOne(personId: string, ctx: Context): Promise<string[]> {
  const kept = await personById(ctx).load(personId);
  if (!kept) throw new HubError("NOT_FOUND", "input.personId: there is no such person.");
  const merged = await ctx.db.findBy(Person, { mergedIntoId: In([kept.id]) });
  return [kept.id, ...merged.map(({ id }) => id)];
}

export const PersonErasure = erasureOf(
  "erasePerson",
  peopleRetention,
  "Erases what this agency holds of a person, for good: names, numbers, family, consents, the child's closed case. Sex, age in years and nationality are still counted; nobody is shown them. Not while a child case is open. Other agencies erase what they hold by mutations of their own.",
  recordsOfOne,
);
