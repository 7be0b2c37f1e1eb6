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

/** Collects, each thing once, while a request is answered. */
export class Reads {
  readonly #reads = new Map<string, Read>();
  readonly #refusals = new Map<string, Refusal>();

  constructor(refused: readonly Refusal[] = []) {
    for (const refusal of refused) this.refuse(refusal);
  }

  note(read: Read): void {
    const key = `${read.personId ?? ""} ${read.operationCode ?? ""} ${read.category} ${read.level} ${read.ground}`;
    if (!this.#reads.has(key)) this.#reads.set(key, read);
  }

  refuse(refusal: Refusal): void {
    this.#refusals.set(`${refusal.coordinate} ${refusal.code}`, refusal);
  }

  get all(): Read[] {
    return [...this.#reads.values()];
  }

  get refusals(): Refusal[] {
    return [...this.#refusals.values()];
  }
}
