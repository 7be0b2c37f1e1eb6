import type { ReturnCaseStatus } from "./return.enums";

type Status = `${ReturnCaseStatus}`;

/**
 * Which state may follow which. A person may withdraw at any time before departure. Where no border is crossed there
 * are no papers to wait for; a trip that is cancelled takes its passengers back to DOCS_READY.
 */
export const RETURN_CASE_STATES: Record<Status, readonly Status[]> = {
  REQUESTED: ["COUNSELLED", "SUSPENDED", "WITHDRAWN"],
  COUNSELLED: ["DECLARED", "SUSPENDED", "WITHDRAWN"],
  DECLARED: ["DOCS_PENDING", "DOCS_READY", "SUSPENDED", "WITHDRAWN"],
  DOCS_PENDING: ["DOCS_READY", "SUSPENDED", "WITHDRAWN"],
  DOCS_READY: ["BOOKED", "DOCS_PENDING", "SUSPENDED", "WITHDRAWN"],
  BOOKED: ["DEPARTED", "DOCS_READY", "SUSPENDED", "WITHDRAWN"],
  SUSPENDED: ["REQUESTED", "COUNSELLED", "DECLARED", "DOCS_PENDING", "DOCS_READY", "WITHDRAWN"],
  DEPARTED: ["ARRIVED"],
  ARRIVED: ["CLOSED"],
  CLOSED: [],
  WITHDRAWN: [],
};

/** Cases in these states are, or were, on a trip. */
export const ON_A_TRIP: readonly Status[] = ["BOOKED", "DEPARTED", "ARRIVED", "CLOSED"];

/** Nobody travels home on a case in one of these states. */
export const isStopped = (status: Status): boolean => status === "SUSPENDED" || status === "WITHDRAWN";

/** Cases in these states have no place on a trip, and nothing of theirs is over. */
export const BEFORE_BOOKING = ["REQUESTED", "COUNSELLED", "DECLARED", "DOCS_PENDING", "DOCS_READY"] as const;

/** In these states papers are asked for: the person has said that the return is voluntary. */
export const DOCUMENTABLE = ["DECLARED", "DOCS_PENDING", "DOCS_READY"] as const;

/** In these states the allowance is paid. */
export const PAYABLE = ["BOOKED", "DEPARTED", "ARRIVED", "CLOSED"] as const;

/** Nothing more happens in a case in one of these states. */
export const isOver = (status: Status): boolean => status === "CLOSED" || status === "WITHDRAWN";
