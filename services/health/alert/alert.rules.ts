import type { AlertAgeBand } from "./alert.enums";

/** Lowest age, in completed years, of each band; oldest band first. */
const BANDS: readonly (readonly [number, `${AlertAgeBand}`])[] = [
  [60, "AGE_60_PLUS"],
  [18, "AGE_18_59"],
  [12, "AGE_12_17"],
  [5, "AGE_5_11"],
];

export const ageBandOf = (years: number): `${AlertAgeBand}` => BANDS.find(([from]) => years >= from)?.[1] ?? "AGE_0_4";
