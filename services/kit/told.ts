// What other agencies told of a record comes with its reference, for a field that requires it.

/** The record, with what was told of it. Where nothing was, the record itself, so that loaders know it for the same. */
export function withTold<T extends object>(record: T | null, told: object): T | null {
  if (record === null || Object.keys(told).every((name) => name === "__typename" || name in record)) return record;
  return Object.assign(Object.create(Object.getPrototypeOf(record) as object) as T, told, record);
}
