import { registerEnumType } from "type-graphql";

export enum TracingRequestStatus {
  OPEN = "OPEN",
  TRACING_IN_PROGRESS = "TRACING_IN_PROGRESS",
  VERIFIED = "VERIFIED",
  REUNIFIED = "REUNIFIED",
  CLOSED = "CLOSED",
}
registerEnumType(TracingRequestStatus, {
  name: "TracingRequestStatus",
  description: "How far the search for a child's family has come.",
  valuesConfig: {
    OPEN: { description: "Asked for, not yet begun." },
    TRACING_IN_PROGRESS: { description: "The family is being looked for." },
    VERIFIED: { description: "The family was found, and is the child's family." },
    REUNIFIED: { description: "Child and family are together again." },
    CLOSED: { description: "Over." },
  },
});
