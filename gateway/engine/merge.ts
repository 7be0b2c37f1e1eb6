// Puts what one agency answered into what others did.

import { assertSafe } from "#kit/execution/safe-names";

export type Tree = Record<string, unknown>;

export const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Objects are merged field by field, lists of one length element by element; everything else that `source` has stands in
 * place of what `target` had. Takes over parts of `source`.
 */
export function merge(target: Tree, source: Tree): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (value === undefined) continue;
    const known = Object.hasOwn(target, key) ? target[key] : undefined;
    if (known === undefined || known === null) {
      assertSafe(key);
      target[key] = value;
    } else target[key] = merged(known, value);
  }
}

function merged(known: unknown, value: unknown): unknown {
  if (Array.isArray(known) && Array.isArray(value) && known.length === value.length) {
    // Into the list that is there: a cursor of the plan may hold it.
    value.forEach((element, index) => (known[index] = merged(known[index], element)));
    return known;
  }
  if (!isTree(known) || !isTree(value)) return value;
  merge(known, value);
  return known;
}
