import { HubError } from "#kit/errors";

/** One of a household: `isMinor` as of today. */
export interface Member {
  id: string;
  bornOn: string;
  isMinor: boolean;
}

/** As many as one household may have. Our choice: more than that is several. */
export const MOST_MEMBERS = 50;

/** Who speaks for these people: whoever does, while they are of them; else the eldest adult; else nobody. */
export function headOf(members: readonly Member[], headId: string | null): string | null {
  if (headId !== null && members.some(({ id }) => id === headId)) return headId;
  const adults = members.filter(({ isMinor }) => !isMinor);
  const [eldest] = adults.sort((a, b) =>
    a.bornOn === b.bornOn ? a.id.localeCompare(b.id) : a.bornOn < b.bornOn ? -1 : 1,
  );
  return eldest?.id ?? null;
}

/** Throws INPUT_INVALID unless the head is one of them, and an adult where there is one. */
export function assertHead(members: readonly Member[], headId: string): void {
  const head = members.find(({ id }) => id === headId);
  if (!head) throw new HubError("INPUT_INVALID", "input.headId: is not of the household.");
  if (head.isMinor && members.some(({ isMinor }) => !isMinor)) {
    throw new HubError("INPUT_INVALID", "input.headId: is a minor, and there are adults.");
  }
}

/** Throws INPUT_INVALID for more people than one household may have. */
export function assertFits(count: number): void {
  if (count > MOST_MEMBERS) throw new HubError("INPUT_INVALID", "input.personIds: make a household of more than 50.");
}
