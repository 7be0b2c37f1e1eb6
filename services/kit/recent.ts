/** Keeps what was used last, as much of it as weighs `limit` together. */
export class Recent<V> {
  readonly #kept = new Map<string, { value: V; weight: number }>();
  #weight = 0;

  constructor(private readonly limit: number) {}

  get(key: string): V | undefined {
    return this.#kept.get(key)?.value;
  }

  /** What is kept under `key`, or else what `make` makes, which is kept unless it alone weighs too much. */
  getOrMake(key: string, make: () => V, weigh: (value: V) => number): V {
    const known = this.#kept.get(key);
    const value = known ? known.value : make();
    const weight = known?.weight ?? weigh(value);
    if (known) this.#kept.delete(key);
    else this.#weight += weight;
    this.#kept.set(key, { value, weight });
    for (const [oldest, { weight: freed }] of this.#kept) {
      if (this.#weight <= this.limit) break;
      this.#kept.delete(oldest);
      this.#weight -= freed;
    }
    return value;
  }
}
