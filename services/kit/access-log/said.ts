import type { Kind, Reads } from "#kit/access/reads";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import type { AccessLogRead } from "./access-log.entity";
import { AccessLevel } from "./access-log.enums";
import { writtenOut, type Said, type Written } from "./chain";

/** What was read, and of whom. */
type Group = [kind: LoggedKind, people: Iterable<string | null>];

type LoggedKind = Kind & { level: AccessLevel };

/** What is held less closely than L2 is not logged. */
const isLogged = (kind: Kind): kind is LoggedKind => kind.level in AccessLevel;

/** One line, with those of whom it tells. */
export type Saying = Written & { personIds: readonly string[] };

/** People in one line, so that they fit into its column: MariaDB takes 65,535 bytes. */
const MOST_PEOPLE = 500;
const MOST_BYTES = 65_535;

/**
 * What the lines of one request say: one for each operation of whose people it read, and more where they are many. What belongs to no known operation counts to
 * the one that the viewer works in, if that is only one. Throws ACCESS_UNLOGGED where something does not fit into the
 * log, so that it cannot keep the lines of other requests out.
 */
export function saidOf({ viewer, reads, request, clock }: Context): Saying[] {
  const own = onlyOne(viewer.operations);
  const groups = byOperation(reads, own);
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

function byOperation(reads: Reads, own: string | null): Map<string | null, Group[]> {
  const groups = new Map<string | null, Group[]>();
  let codeOf: Map<string | null, string | null> | undefined;
  const add = (code: string | null, kind: LoggedKind, people: Iterable<string | null>): void => {
    const group = groups.get(code);
    if (group) group.push([kind, people]);
    else groups.set(code, [[kind, people]]);
  };
  for (const [kind, code, people] of reads.groups()) {
    if (!isLogged(kind)) continue;
    if (code !== null || own !== null) add(code ?? own, kind, people);
    else for (const [known, some] of parted(people, (codeOf ??= operationsIn(reads)))) add(known, kind, some);
  }
  return groups;
}

/** Of whom something was read that says its operation, and always the same: what else is read of them is of it too. */
function operationsIn(reads: Reads): Map<string | null, string | null> {
  const found = new Map<string | null, string | null>();
  for (const [, code, people] of reads.groups()) {
    if (code === null) continue;
    for (const id of people) {
      const known = found.get(id);
      found.set(id, known === undefined || known === code ? code : null);
    }
  }
  return found;
}

function parted(
  people: Iterable<string | null>,
  codeOf: ReadonlyMap<string | null, string | null>,
): Map<string | null, (string | null)[]> {
  const parts = new Map<string | null, (string | null)[]>();
  for (const personId of people) {
    const code = codeOf.get(personId) ?? null;
    const part = parts.get(code);
    if (part) part.push(personId);
    else parts.set(code, [personId]);
  }
  return parts;
}

function linesOf(common: Omit<Said, "reads" | "people">, groups: readonly Group[]): Saying[] {
  const reads: AccessLogRead[] = [];
  const found = new Map<string, Places>();
  const nowhere = new Places("", -1);
  for (const [kind, ids] of groups) {
    const place = placeOf(kind, reads);
    for (const personId of ids) if (personId !== null) find(personId, place, found, nowhere);
  }
  const ids = [...found.keys()].sort();
  const lines: Saying[] = [];
  do {
    // As JSON, written by hand: there are many, and nothing in them needs to be escaped.
    const personIds = ids.splice(0, MOST_PEOPLE);
    const people = personIds.map((id) => `["${id}",[${found.get(id)?.text ?? ""}]]`);
    lines.push({ ...writtenOut({ ...common, reads, people: [] }), people: `[${people.join()}]`, personIds });
  } while (ids.length > 0);
  for (const line of lines) assertFits(line);
  return lines;
}

/** What was read of somebody, as places among `reads`: of most people of a line the same, so that it is written once. */
class Places {
  readonly #next: (Places | undefined)[] = [];

  constructor(
    readonly text: string,
    private readonly last: number,
  ) {}

  /** With one more; one that comes again comes next. */
  and(place: number): Places {
    if (place === this.last) return this;
    return (this.#next[place] ??= new Places(this.last < 0 ? String(place) : `${this.text},${String(place)}`, place));
  }
}

/** Adds the place to those of the person, of whom nothing was read before at `nowhere`. */
function find(personId: string, place: number, found: Map<string, Places>, nowhere: Places): void {
  const own = found.get(personId);
  // What is no id of ours is no person's: a representation may bring anything.
  if (own === undefined && !PERSON_ID.test(personId)) return;
  const places = (own ?? nowhere).and(place);
  if (places !== own) found.set(personId, places);
}

const PERSON_ID = /^[\w-]{1,36}$/;

/** Its place among `reads`, of which there are few, and where it is added if it is new. */
function placeOf({ category, level, ground }: LoggedKind, reads: AccessLogRead[]): number {
  for (let place = 0; place < reads.length; place++) {
    const read = reads[place];
    if (read?.category === category && read.ground === ground && read.level === level) return place;
  }
  return reads.push({ category, level, ground }) - 1;
}

/** In characters. */
const MOST = { requestId: 64, user: 200, agency: 200, purpose: 40, operationCode: 40 } as const;
const LIMITS = Object.entries(MOST) as [keyof typeof MOST, number][];

function assertFits(line: Written): void {
  const fits =
    // A lone surrogate would come back from the database as another character, and the chain would seem altered.
    LIMITS.every(([name, most]) => (line[name]?.length ?? 0) <= most && !/\p{Surrogate}/u.test(line[name] ?? "")) &&
    [line.roles, line.reads, line.refusals, line.people].every((list) => Buffer.byteLength(list) <= MOST_BYTES);
  if (!fits) throw new HubError("ACCESS_UNLOGGED");
}
