// What every record that a desk writes is stamped with.
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import type { FieldRecord } from "#kit/record";

/** A desk's watch may be this much ahead of ours. */
const AHEAD_MS = 10 * 60_000;

export type Stamp = Pick<FieldRecord, "recordedByAgency" | "recordedByUser" | "occurredAt" | "recordedAt" | "version">;

/**
 * Who writes, when it happened (now, unless the desk says: it may send late what it wrote without a line), and when it
 * reached us. Throws TIME_INVALID for what is yet to happen.
 */
export function writtenBy({ viewer, clock }: Pick<Context, "viewer" | "clock">, occurredAt?: Date | null): Stamp {
  const recordedAt = clock.now();
  if (occurredAt && occurredAt.getTime() > recordedAt.getTime() + AHEAD_MS) {
    throw new HubError("TIME_INVALID", "input.occurredAt: is yet to come.");
  }
  return {
    recordedByAgency: viewer.agency,
    recordedByUser: viewer.sub,
    occurredAt: occurredAt ?? recordedAt,
    recordedAt,
    version: 1,
  };
}
