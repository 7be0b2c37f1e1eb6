import type { PlacementRequestStatus } from "./placement.enums";

type Status = `${PlacementRequestStatus}`;

/** Which state may follow which. */
export const PLACEMENT_STATES: Record<Status, readonly Status[]> = {
  WAITING: ["PLACED", "WITHDRAWN"],
  PLACED: [],
  WITHDRAWN: [],
};
