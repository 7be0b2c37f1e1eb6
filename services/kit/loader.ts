import type { Context } from "#kit/context";

/** What `perRequest` made, kept on the context itself: a table of weak keys would cost every collection of garbage. */
const MADE = Symbol("made");

interface Keeping {
  [MADE]?: Map<object, unknown>;
}

/** Makes one `T` per request, on first use, and forgets it with the request. */
export function perRequest<T>(make: (ctx: Context) => T): (ctx: Context) => T {
  return (ctx) => {
    const made = ((ctx as Keeping)[MADE] ??= new Map<object, unknown>());
    let it = made.get(make) as T | undefined;
    if (it === undefined) made.set(make, (it = make(ctx)));
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
