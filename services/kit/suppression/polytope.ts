const TINY = 1e-9;

type Weights = ReadonlyMap<number, number>;

/**
 * All x ≥ 0 with `equations` · x = `constants`, of which there is at least one. Tells how far each variable can go in it,
 * by the simplex method with Bland's rule, which cannot go round in a circle.
 */
export class Polytope {
  /** One solution: in each row the basic variable has the factor 1 and its value comes last; all others are 0. */
  #rows: number[][];
  #basis: number[];

  constructor(equations: readonly (readonly number[])[], constants: readonly number[]) {
    const size = equations[0]?.length ?? 0;
    // A helping variable for each equation makes a first solution; driving the helpers to 0 makes it one of ours.
    this.#rows = equations.map((equation, index) => {
      const constant = constants[index] ?? 0;
      const sign = constant < 0 ? -1 : 1;
      const helpers = equations.map((_, other) => (other === index ? 1 : 0));
      return [...equation.map((factor) => factor * sign), ...helpers, constant * sign];
    });
    this.#basis = equations.map((_, index) => size + index);
    this.#maximise(new Map(equations.map((_, index) => [size + index, -1])));
    this.#dropHelpers(size);
  }

  /** The smallest and the largest value that variable number `variable` can have. */
  rangeOf(variable: number): [least: number, most: number] {
    return [0 - this.#maximise(new Map([[variable, -1]])), this.#maximise(new Map([[variable, 1]]))];
  }

  #maximise(weights: Weights): number {
    for (;;) {
      const entering = this.#improving(weights);
      if (entering < 0) break;
      const row = this.#leaving(entering);
      if (row < 0) return Infinity;
      this.#pivot(row, entering);
    }
    return this.#rows.reduce(
      (sum, row, index) => sum + (weights.get(this.#basis[index] ?? -1) ?? 0) * (row.at(-1) ?? 0),
      0,
    );
  }

  /** The first variable whose growth makes the weighted sum larger, or -1. */
  #improving(weights: Weights): number {
    const weighted = this.#rows.flatMap((row, index) => {
      const weight = weights.get(this.#basis[index] ?? -1) ?? 0;
      return weight === 0 ? [] : [{ weight, row }];
    });
    const columns = (this.#rows[0]?.length ?? 1) - 1;
    for (let column = 0; column < columns; column++) {
      let gain = weights.get(column) ?? 0;
      for (const { weight, row } of weighted) gain -= weight * (row[column] ?? 0);
      if (gain > TINY) return column;
    }
    return -1;
  }

  /** The row whose basic variable is the first to reach 0 as `entering` grows, or -1. */
  #leaving(entering: number): number {
    const limits = this.#rows.flatMap((row, index) => {
      const factor = row[entering] ?? 0;
      return factor > TINY ? [{ index, basic: this.#basis[index] ?? 0, ratio: (row.at(-1) ?? 0) / factor }] : [];
    });
    const least = Math.min(...limits.map(({ ratio }) => ratio));
    const first = limits.filter(({ ratio }) => ratio < least + TINY).sort((a, b) => a.basic - b.basic);
    return first[0]?.index ?? -1;
  }

  #pivot(at: number, entering: number): void {
    const factor = this.#rows[at]?.[entering] ?? 1;
    const chosen = (this.#rows[at] ?? []).map((value) => value / factor);
    this.#rows = this.#rows.map((row, index) => {
      const times = row[entering] ?? 0;
      if (index === at) return chosen;
      return times === 0 ? row : row.map((value, column) => value - times * (chosen[column] ?? 0));
    });
    this.#basis[at] = entering;
  }

  /** Takes the helpers out: a row that only they hold up says nothing new. */
  #dropHelpers(size: number): void {
    for (const [index, basic] of this.#basis.entries()) {
      const own = (this.#rows[index] ?? []).slice(0, size).findIndex((value) => Math.abs(value) > TINY);
      if (basic >= size && own >= 0) this.#pivot(index, own);
    }
    const kept = this.#basis.map((basic) => basic < size);
    this.#rows = this.#rows.filter((_, index) => kept[index]).map((row) => [...row.slice(0, size), row.at(-1) ?? 0]);
    this.#basis = this.#basis.filter((_, index) => kept[index]);
  }
}
