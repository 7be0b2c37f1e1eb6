// What one request read of people, and what it was refused: the matter of the access log.

/** How closely data are held: L0 for anybody … L4 for named staff (design, "Sensitivity"). */
export type Level = "L0" | "L1" | "L2" | "L3" | "L4";

/** Why somebody may read: by role and place of work, by consent, by vital interests, or because glass was broken. */
export type Ground = "ROLE" | "CONSENT" | "VITAL_INTERESTS" | "BREAK_GLASS";

export interface Read {
  /** Null where a record tells of a person whose id it does not hold. */
  personId: string | null;
  /** Code of the operation that the record belongs to, where it is known: auditors of that operation see the line. */
  operationCode?: string | null;
  /** A category of the agency's policy: `identity`, `diagnosis`, … */
  category: string;
  level: Level;
  ground: Ground;
}

export interface Refusal {
  /** Schema coordinate: `Person.phone`, `PersonFilter.hasChildCase`. */
  coordinate: string;
  code: string;
}

/** What was read, without of whom. There is one object for each, so that it can be told by what it is. */
export type Kind = Readonly<Pick<Read, "category" | "level" | "ground">>;

const kinds = new Map<string, Kind>();

export function kindOf(category: string, level: Level, ground: Ground): Kind {
  const key = `${category} ${level} ${ground}`;
  let kind = kinds.get(key);
  if (!kind) kinds.set(key, (kind = { category, level, ground }));
  return kind;
}

/** Ids of people by the operation of what was read; null for what is not known of either. */
type ByOperation = Map<string | null, Set<string | null>>;

type Sources = readonly (object | undefined)[];

/** Collects, each thing once, while a request is answered. */
export class Reads {
  readonly #reads = new Map<Kind, ByOperation>();
  readonly #noted = new Map<Kind, Sources>();
  readonly #refusals = new Map<string, Refusal>();

  constructor(refused: readonly Refusal[] = []) {
    for (const refusal of refused) this.refuse(refusal);
  }

  note({ personId, operationCode = null, category, level, ground }: Read): void {
    this.#of(kindOf(category, level, ground), operationCode).add(personId);
  }

  /** The same of many records at once, which may say their operation; `personOf` says of whom each tells. */
  noteAll(kind: Kind, sources: Sources, personOf: (source: object) => string | null): void {
    // Several fields of the same records are often of one kind.
    if (this.#noted.get(kind) === sources) return;
    this.#noted.set(kind, sources);
    let code: string | null = null;
    let people: Set<string | null> | undefined;
    for (const source of sources) {
      if (!source) continue;
      const { operationCode: own = null } = source as { operationCode?: string | null };
      if (!people || own !== code) people = this.#of(kind, (code = own));
      people.add(personOf(source));
    }
  }

  #of(kind: Kind, operationCode: string | null): Set<string | null> {
    let byOperation = this.#reads.get(kind);
    if (!byOperation) this.#reads.set(kind, (byOperation = new Map<string | null, Set<string | null>>()));
    let people = byOperation.get(operationCode);
    if (!people) byOperation.set(operationCode, (people = new Set<string | null>()));
    return people;
  }

  refuse(refusal: Refusal): void {
    this.#refusals.set(`${refusal.coordinate} ${refusal.code}`, refusal);
  }

  /** Whose data of each kind and operation. */
  *groups(): Generator<[kind: Kind, operationCode: string | null, people: ReadonlySet<string | null>]> {
    for (const [kind, byOperation] of this.#reads) {
      for (const [operationCode, people] of byOperation) yield [kind, operationCode, people];
    }
  }

  get all(): Read[] {
    return [...this.groups()].flatMap(([kind, operationCode, people]) =>
      Array.from(people, (personId) => ({ personId, operationCode, ...kind })),
    );
  }

  get refusals(): Refusal[] {
    return [...this.#refusals.values()];
  }
}
