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
    this.put(key, value, known?.weight ?? weigh(value));
    return value;
  }

  /** Keeps `value` in the place of what was kept under `key`, unless it alone weighs too much. */
  put(key: string, value: V, weight: number): void {
    this.#weight += weight - (this.#kept.get(key)?.weight ?? 0);
    this.#kept.delete(key);
    this.#kept.set(key, { value, weight });
    for (const [oldest, { weight: freed }] of this.#kept) {
      if (this.#weight <= this.limit) break;
      this.#kept.delete(oldest);
      this.#weight -= freed;
    }
  }
}
