import { HubError } from "#kit/errors";

/** What orders a timeline: the latest first, and of the same instant always in one order. */
export interface Dated {
  at: Date;
  kind: string;
  recordId: string;
}

const MOST = 200;
const placeOf = ({ at, kind, recordId }: Dated): string => `${at.toISOString()} ${kind} ${recordId}`;

export const cursorOf = (event: Dated): string => Buffer.from(placeOf(event)).toString("base64url");

export const latestFirst = <T extends Dated>(events: readonly T[]): T[] =>
  [...events].sort((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));

/** Those of a page, and whether more follow. Throws PAGE_SIZE_INVALID and CURSOR_INVALID. */
export function pageOfEvents<T extends Dated>(
  events: readonly T[],
  { first, after }: { first: number; after?: string | null | undefined },
): { page: T[]; hasNextPage: boolean } {
  if (first < 1 || first > MOST) throw new HubError("PAGE_SIZE_INVALID");
  const sorted = latestFirst(events);
  const place = after ? Buffer.from(after, "base64url").toString() : null;
  if (place !== null && !/^\d{4}-\d\d-\d\dT\S+ [A-Z_]+ \S+$/.test(place)) throw new HubError("CURSOR_INVALID");
  const rest = place === null ? sorted : sorted.filter((event) => placeOf(event) < place);
  return { page: rest.slice(0, first), hasNextPage: rest.length > first };
}
