import type { ManifestEntryStatus } from "./manifest.enums";

type Status = `${ManifestEntryStatus}`;

/** Which state may follow which. Somebody who is off a trip and wants to travel after all gets a new entry. */
export const ENTRY_STATES: Record<Status, readonly Status[]> = {
  NOMINATED: ["CLEARED", "HELD", "NO_SHOW", "OFFLOADED", "DECLINED"],
  HELD: ["NOMINATED", "CLEARED", "NO_SHOW", "OFFLOADED", "DECLINED"],
  CLEARED: ["BOARDED", "HELD", "NO_SHOW", "OFFLOADED", "DECLINED"],
  BOARDED: ["ARRIVED", "MISSING_AT_ARRIVAL", "OFFLOADED"],
  ARRIVED: ["HANDED_OVER"],
  // Somebody who was missing may turn up after all.
  MISSING_AT_ARRIVAL: ["ARRIVED"],
  HANDED_OVER: [],
  NO_SHOW: [],
  OFFLOADED: [],
  DECLINED: [],
};

/** People on entries in these states are to travel or are on the way. */
const LIVE_ENTRIES: readonly Status[] = ["NOMINATED", "HELD", "CLEARED", "BOARDED"];

/** Entries in these states have, or had to the end, one of the trip's seats. */
const SEATED: readonly Status[] = ["NOMINATED", "CLEARED", "BOARDED", "ARRIVED", "HANDED_OVER", "MISSING_AT_ARRIVAL"];

/** People on entries in these states got out at the destination. */
export const ARRIVED_ENTRIES: readonly Status[] = ["ARRIVED", "HANDED_OVER"];

export const isLive = ({ status }: { status: Status }): boolean => LIVE_ENTRIES.includes(status);

export const hasSeat = ({ status }: { status: Status }): boolean => SEATED.includes(status);
