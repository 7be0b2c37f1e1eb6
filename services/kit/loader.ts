import type { Context } from "#kit/context";

/** Makes one `T` per request, on first use, and forgets it with the request. */
export function perRequest<T>(make: (ctx: Context) => T): (ctx: Context) => T {
  const made = new WeakMap<Context, T>();
  return (ctx) => {
    let it = made.get(ctx);
    if (it === undefined) made.set(ctx, (it = make(ctx)));
    return it;
  };
}

/** Rows in the order of the keys asked for: the one row of each key, or null. */
export function oneEach<K, R>(keys: readonly K[], rows: readonly R[], keyOf: (row: R) => K): (R | null)[] {
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => found.get(key) ?? null);
}

/** Rows in the order of the keys asked for: every row of each key, in the order in which `rows` has them. */
export function manyEach<K, R>(keys: readonly K[], rows: readonly R[], keyOf: (row: R) => K): R[][] {
  const found = new Map<K, R[]>();
  for (const row of rows) {
    const own = found.get(keyOf(row));
    if (own) own.push(row);
    else found.set(keyOf(row), [row]);
  }
  return keys.map((key) => found.get(key) ?? []);
}
