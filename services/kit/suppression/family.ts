/** Figures that make up another one; null: what they make together is no figure, but anybody may know it. */
export interface Sum {
  total: string | null;
  parts: readonly string[];
}

/**
 * All figures that one agency tells of one operation, whoever asks and however often. They are hidden together, so that
 * no two answers can be subtracted from each other.
 */
export class Family {
  readonly counts = new Map<string, number>();
  readonly sums: Sum[] = [];
  readonly #open = new Set<string>();

  /** A figure that counts people, or things of which each is one person's: a small one is hidden. */
  people(key: string, count: number): string {
    this.counts.set(key, count);
    return key;
  }

  /** A figure of which a small one is no secret, such as free places: hidden only where it would tell another. */
  open(key: string, count: number): string {
    this.#open.add(key);
    return this.people(key, count);
  }

  /**
   * States that the parts make up the total, or come so near it that it can be guessed: what lies between is taken to be
   * known to everybody. Parts that are no figures of this family count as noughts.
   */
  sum(total: string | null, parts: readonly string[]): void {
    this.sums.push({ total, parts: parts.filter((part) => this.counts.has(part)) });
  }

  isOpen(key: string): boolean {
    return this.#open.has(key);
  }

  countOf(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  /** The least that a hidden figure can be: noughts are told, so that one of people that is hidden is none. */
  leastOf(key: string): number {
    return this.isOpen(key) ? 0 : 1;
  }
}
