import type { TracingRequestStatus } from "./tracing.enums";

type Status = `${TracingRequestStatus}`;

/** Which status may follow which. */
export const TRACING_REQUEST_STATES: Record<Status, readonly Status[]> = {
  OPEN: ["TRACING_IN_PROGRESS"],
  TRACING_IN_PROGRESS: ["VERIFIED"],
  VERIFIED: ["REUNIFIED"],
  REUNIFIED: ["CLOSED"],
  CLOSED: [],
};
