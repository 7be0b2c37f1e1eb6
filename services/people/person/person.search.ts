// A search by name is for finding the person who stands at the desk, not for drawing up a list of people.
import type { Connection, PageArgs } from "#kit/connection";
import { HubError } from "#kit/errors";
import { searchKey } from "#kit/text";
import type { Person } from "./person.entity";

const MIN_LETTERS = 2;
const MAX_PAGE = 50;
const MAX_COUNT = 200;

/** Throws FILTER_INVALID, naming the field of the filter, for a name that says too little to mean somebody. */
export function assertSearchable(field: string, name: string): void {
  const letters = searchKey(name).match(/[\p{L}\p{N}]/gu) ?? [];
  if (letters.length >= MIN_LETTERS) return;
  throw new HubError("FILTER_INVALID", `filter.${field}: has fewer than ${String(MIN_LETTERS)} letters or digits.`);
}

/** The page of a search: of 50 at most, whatever was asked for. */
export function searchPage({ first, after = null }: PageArgs): PageArgs {
  return { first: Math.min(first, MAX_PAGE), after };
}

/** What a search tells: it counts no further than 200. */
export function searchAnswer(found: Connection<Person>): Connection<Person> {
  return { ...found, count: async () => Math.min(await found.count(), MAX_COUNT) };
}
