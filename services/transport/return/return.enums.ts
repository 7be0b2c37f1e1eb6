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

export enum DeclarationMethod {
  SIGNATURE = "SIGNATURE",
  THUMBPRINT = "THUMBPRINT",
  WITNESSED_VERBAL = "WITNESSED_VERBAL",
}
registerEnumType(DeclarationMethod, {
  name: "DeclarationMethod",
  description: "How a declaration of voluntary return was made.",
  valuesConfig: {
    SIGNATURE: { description: "Signed." },
    THUMBPRINT: { description: "A thumbprint, for who does not write." },
    WITNESSED_VERBAL: { description: "Said before a witness." },
  },
});

export enum ReturnDeclaredBy {
  INDIVIDUAL = "INDIVIDUAL",
  CAREGIVER = "CAREGIVER",
  LEGAL_GUARDIAN = "LEGAL_GUARDIAN",
}
registerEnumType(ReturnDeclaredBy, {
  name: "ReturnDeclaredBy",
  description: "Who declared that a return is voluntary.",
  valuesConfig: {
    INDIVIDUAL: { description: "The person." },
    CAREGIVER: { description: "For a minor: a caregiver whom the hub knows." },
    LEGAL_GUARDIAN: { description: "Somebody who by law decides for the person." },
  },
});

/** The three dimensions of IOM's Reintegration Handbook (2019), module 1. */
export enum ReintegrationSupport {
  ECONOMIC = "ECONOMIC",
  SOCIAL = "SOCIAL",
  PSYCHOSOCIAL = "PSYCHOSOCIAL",
}
registerEnumType(ReintegrationSupport, {
  name: "ReintegrationSupport",
  description: "Help after a return, by the dimensions of IOM's Reintegration Handbook (2019).",
  valuesConfig: {
    ECONOMIC: { description: "Training, a job, money or goods to live on." },
    SOCIAL: { description: "Housing, school, health care, papers, legal help." },
    PSYCHOSOCIAL: { description: "Help for the person, the family and the community to find together again." },
  },
});
