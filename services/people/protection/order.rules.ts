import { HubError } from "#kit/errors";

/** Throws TIME_INVALID where something is told to have happened before what must come first, whose name is `what`. */
export function assertNotBefore(at: Date, first: Date | null, what: string, field = "occurredAt"): void {
  if (first && at < first) throw new HubError("TIME_INVALID", `input.${field}: is before ${what}.`);
}
