import { HubError } from "#kit/errors";

const LONGEST_MS = 366 * 86_400_000;

/** Throws TIME_INVALID for a day before that of the plan, or more than a year after it. */
export function assertDue(dueOn: string, plannedOn: string): void {
  if (dueOn < plannedOn) throw new HubError("TIME_INVALID", "input.dueOn: is before the day on which it is planned.");
  if (Date.parse(dueOn) - Date.parse(plannedOn) <= LONGEST_MS) return;
  throw new HubError("TIME_INVALID", "input.dueOn: is more than a year away.");
}
