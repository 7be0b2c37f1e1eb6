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

/** Whether the person is not, or no longer, among those who travel. */
export const isOff = ({ status }: { status: Status }): boolean =>
  status === "NO_SHOW" || status === "OFFLOADED" || status === "DECLINED";

/** What of an entry says on whom a journey rests. */
export interface RestingEntry {
  id: string;
  personId: string;
  status: Status;
  evidence: { guardianIds: readonly string[]; childTravelClearanceId: string | null } | null;
}

/**
 * The minors who were cleared, or are on board, because a caregiver travels, and none of whose caregivers is left once
 * the entries `leaving` are off. Whoever rests on one of these is among them too.
 */
export function leftAlone<E extends RestingEntry>(manifest: readonly E[], leaving: Iterable<string>): E[] {
  const gone = new Set(leaving);
  const alone: E[] = [];
  for (;;) {
    const staying = manifest.filter((entry) => isLive(entry) && !gone.has(entry.id));
    const present = new Set(staying.map(({ personId }) => personId));
    const found = staying.filter(
      (entry) => restsOnGuardian(entry) && !guardiansOf(entry).some((id) => present.has(id)),
    );
    if (found.length === 0) return alone;
    alone.push(...found);
    for (const { id } of found) gone.add(id);
  }
}

const guardiansOf = ({ evidence }: RestingEntry): readonly string[] => evidence?.guardianIds ?? [];

const restsOnGuardian = (entry: RestingEntry): boolean =>
  (entry.status === "CLEARED" || entry.status === "BOARDED") &&
  guardiansOf(entry).length > 0 &&
  entry.evidence?.childTravelClearanceId === null;
