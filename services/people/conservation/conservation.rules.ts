/** How many people are where; null where the agency that knows does not answer. */
export interface Whereabouts {
  registered: number;
  sheltered: number | null;
  waiting: number | null;
  inTransit: number | null;
  atOnwardCentre: number | null;
  returned: number | null;
  leftOnOwn: number;
  disappeared: number;
  deceased: number;
}

/**
 * By how many the law fails: everybody who is registered is at exactly one place, or what became of them is known. Above 0
 * nobody knows where they are; below 0 somebody is counted twice. Null where it cannot be told.
 */
export function differenceOf({ registered, ...places }: Whereabouts): number | null {
  const counts = Object.values(places);
  const known = counts.filter((count) => count !== null);
  return known.length < counts.length ? null : registered - known.reduce((sum, count) => sum + count, 0);
}
