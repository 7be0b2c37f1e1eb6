import type { ResourceRequestStatus } from "./request.enums";

type Status = `${ResourceRequestStatus}`;

/** Which state may follow which. */
export const REQUEST_STATES: Record<Status, readonly Status[]> = {
  REQUESTED: ["APPROVED", "REJECTED"],
  APPROVED: ["DEPLOYED", "REJECTED"],
  DEPLOYED: ["CLOSED"],
  CLOSED: [],
  REJECTED: [],
};
