// Whom those lines tell of that this process wrote and nobody has indexed yet: in the tables they stand in long texts.
import { BLOCK, blockOf } from "./access-log.entity";

/** More than are ever behind where the index works. */
const MOST_BLOCKS = 64;

export interface Taken {
  until: number;
  blocks: ReadonlyMap<number, ReadonlySet<string>>;
}

export class Unindexed {
  /** All lines from the first to the last of these are known. */
  #first = 1;
  #last = 0;
  #blocks = new Map<number, Set<string>>();

  /** Lines that were written, by the people of each, of which the last has this number. */
  add(last: number, lines: readonly { personIds: readonly string[] }[]): void {
    const first = last - lines.length + 1;
    // Others wrote between, or the index does not come after.
    if (first !== this.#last + 1 || this.#blocks.size > MOST_BLOCKS) {
      this.#first = first;
      this.#blocks = new Map();
    }
    this.#last = last;
    lines.forEach(({ personIds }, index) => {
      const block = blockOf(first + index);
      let people = this.#blocks.get(block);
      if (!people) this.#blocks.set(block, (people = new Set()));
      for (const id of personIds) people.add(id);
    });
  }

  /**
   * By blocks, the people of the lines after `after` up to `until`, which is at most `most`: of a block to which more was added since, nothing
   * is taken. They are known no longer. Null where some of these lines are not known here: who is in them, they say themselves.
   */
  take(after: number, most: number): Taken | null {
    if (after + 1 < this.#first || most > this.#last) return null;
    const until = most === this.#last ? most : blockOf(most + 1) * BLOCK - 1;
    if (until <= after) return { until, blocks: new Map() };
    const blocks = new Map<number, Set<string>>();
    for (const [block, people] of this.#blocks) {
      if (block > blockOf(until)) continue;
      if (block >= blockOf(after + 1)) blocks.set(block, people);
      this.#blocks.delete(block);
    }
    this.#first = until + 1;
    return { until, blocks };
  }
}
