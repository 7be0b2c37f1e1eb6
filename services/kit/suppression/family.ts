import { isSmall } from "#kit/suppression/threshold";

/** Figures that make up another one; null: what they make together is no figure, but anybody may know it. */
export interface Sum {
  total: string | null;
  parts: readonly string[];
}

export const keysOf = ({ total, parts }: Sum): readonly string[] => (total === null ? parts : [total, ...parts]);

/**
 * All figures that one agency tells of one operation, whoever asks and however often. They are hidden together, so that
 * no two answers can be subtracted from each other.
 */
export class Family {
  readonly counts = new Map<string, number>();
  readonly sums: Sum[] = [];
  readonly #open = new Set<string>();
  readonly twins = new Map<string, { key: string; count: number }>();
  readonly #heights = new Map<string, number>();

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

  /** A figure so near another one that either tells the other: it is hidden if and only if `key` is. */
  twin(key: string, twin: string, count: number): void {
    this.twins.set(key, { key: twin, count });
  }

  /** Whether a figure, or its twin, counts somebody, but fewer than `threshold`. */
  isSmall(key: string, threshold: number): boolean {
    const counts = this.isOpen(key) ? [] : [this.countOf(key), this.twins.get(key)?.count ?? 0];
    return counts.some((count) => isSmall(count, threshold));
  }

  /**
   * States that the parts make up the total, or come so near it that it can be guessed: what lies between is taken to be
   * known to everybody. Parts that are no figures of this family count as noughts.
   */
  sum(total: string | null, parts: readonly string[]): void {
    this.#heights.clear();
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

  /** How many sums lie below a figure: 0 for one that is the total of nothing. Sums never go round in a circle. */
  heightOf(key: string): number {
    const known = this.#heights.get(key);
    if (known !== undefined) return known;
    const below = this.sums.filter(({ total }) => total === key).flatMap(({ parts }) => parts);
    const height = below.length === 0 ? 0 : 1 + Math.max(...below.map((part) => this.heightOf(part)));
    this.#heights.set(key, height);
    return height;
  }

  /** Everything that a mask depends on. */
  text(): string {
    return JSON.stringify([[...this.counts], [...this.#open], [...this.twins], this.sums]);
  }
}
