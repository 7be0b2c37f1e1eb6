import { registerEnumType } from "type-graphql";

export enum ReturnCaseStatus {
  REQUESTED = "REQUESTED",
  COUNSELLED = "COUNSELLED",
  DECLARED = "DECLARED",
  DOCS_PENDING = "DOCS_PENDING",
  DOCS_READY = "DOCS_READY",
  BOOKED = "BOOKED",
  DEPARTED = "DEPARTED",
  ARRIVED = "ARRIVED",
  CLOSED = "CLOSED",
  WITHDRAWN = "WITHDRAWN",
  SUSPENDED = "SUSPENDED",
}
registerEnumType(ReturnCaseStatus, {
  name: "ReturnCaseStatus",
  description: "Where an assisted voluntary return stands.",
  valuesConfig: {
    REQUESTED: { description: "The person asked for help to return." },
    COUNSELLED: { description: "The person was told what return means and what help there is." },
    DECLARED: { description: "The person signed the declaration of voluntary return." },
    DOCS_PENDING: { description: "Waits for a travel document." },
    DOCS_READY: { description: "Has all papers that the journey needs." },
    BOOKED: { description: "Has a place on a trip." },
    DEPARTED: { description: "On the way." },
    ARRIVED: { description: "In the country or community of origin." },
    CLOSED: { description: "Received there; nothing more to do." },
    WITHDRAWN: { description: "The person does not want to return after all." },
    SUSPENDED: { description: "Cannot go on for now: papers refused, illness, a doubt about the person's will." },
  },
});
