import type { Read } from "#kit/access/reads";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import type { AccessLogRead } from "./access-log.entity";
import { AccessLevel } from "./access-log.enums";
import type { Said } from "./chain";

type Person = Said["people"][number];

type LoggedRead = Read & { level: AccessLevel };

/** What is held less closely than L2 is not logged. */
const isLogged = (read: Read): read is LoggedRead => read.level in AccessLevel;

/** People in one line, so that they fit into its column: MariaDB takes 65,535 bytes. */
const MOST_PEOPLE = 500;
const MOST_BYTES = 65_535;

/**
 * What the lines of one request say: one for each operation of whose people it read, and more where they are many. What belongs to no known operation counts to
 * the one that the viewer works in, if that is only one. Throws ACCESS_UNLOGGED where something does not fit into the
 * log, so that it cannot keep the lines of other requests out.
 */
export function saidOf({ viewer, reads, request, clock }: Context): Said[] {
  const own = onlyOne(viewer.operations);
  const groups = byOperation(reads.all.filter(isLogged), own);
  // What was refused goes with what was read, where that is of one operation.
  const home = groups.size === 0 ? own : onlyOne([...groups.keys()]);
  if (reads.refusals.length > 0 && !groups.has(home)) groups.set(home, []);
  const asked = {
    at: new Date(),
    hubTime: clock.now(),
    requestId: request.id,
    operationName: request.operationName?.slice(0, 120) ?? null,
    user: viewer.sub,
    agency: viewer.agency,
    roles: viewer.roles,
    purpose: viewer.purpose,
  };
  return [...groups].flatMap(([operationCode, group]) => {
    const refusals = operationCode === home ? reads.refusals : [];
    return linesOf({ ...asked, operationCode, refusals }, group);
  });
}

/** Null for none and for several. */
function onlyOne(codes: readonly (string | null)[]): string | null {
  return codes.length === 1 ? (codes[0] ?? null) : null;
}

function byOperation(reads: readonly LoggedRead[], own: string | null): Map<string | null, LoggedRead[]> {
  const groups = new Map<string | null, LoggedRead[]>();
  for (const read of reads) {
    const code = read.operationCode ?? own;
    const group = groups.get(code) ?? [];
    group.push(read);
    groups.set(code, group);
  }
  return groups;
}

function linesOf(common: Omit<Said, "reads" | "people">, group: LoggedRead[]): Said[] {
  const places = new Map<string, number>();
  const reads: AccessLogRead[] = [];
  const found = new Map<string, Set<number>>();
  for (const { personId, category, level, ground } of group) {
    const key = `${category} ${level} ${ground}`;
    const place = places.get(key) ?? reads.push({ category, level, ground }) - 1;
    places.set(key, place);
    // What is no id of ours is no person's: a representation may bring anything.
    if (personId === null || !/^[\w-]{1,36}$/.test(personId)) continue;
    const own = found.get(personId) ?? new Set();
    found.set(personId, own.add(place));
  }
  const people = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, own]): Person => [id, [...own]]);
  const lines: Said[] = [];
  do lines.push({ ...common, reads, people: people.splice(0, MOST_PEOPLE) });
  while (people.length > 0);
  for (const line of lines) assertFits(line);
  return lines;
}

/** In characters. */
const MOST = { requestId: 64, user: 200, agency: 200, purpose: 40, operationCode: 40 } as const;

function assertFits(line: Said): void {
  const texts = Object.entries(MOST).map(([name, most]) => ({ text: line[name as keyof typeof MOST] ?? "", most }));
  const lists = [line.roles, line.reads, line.refusals, line.people];
  const holds =
    // A lone surrogate would come back from the database as another character, and the chain would seem altered.
    texts.every(({ text, most }) => text.length <= most && !/\p{Surrogate}/u.test(text)) &&
    lists.every((list) => Buffer.byteLength(JSON.stringify(list)) <= MOST_BYTES);
  if (!holds) throw new HubError("ACCESS_UNLOGGED");
}
