import { registerEnumType } from "type-graphql";

export enum ConsentStatus {
  NOT_YET_VALID = "NOT_YET_VALID",
  ACTIVE = "ACTIVE",
  EXPIRED = "EXPIRED",
  WITHDRAWN = "WITHDRAWN",
}
registerEnumType(ConsentStatus, {
  name: "ConsentStatus",
  description: "Whether a consent holds at the operation's now.",
  valuesConfig: {
    NOT_YET_VALID: { description: "Given for a time that has not come." },
    ACTIVE: { description: "Holds." },
    EXPIRED: { description: "Its last day is over." },
    WITHDRAWN: { description: "Taken back; nothing is shared on it any more." },
  },
});

export enum ConsentGivenBy {
  INDIVIDUAL = "INDIVIDUAL",
  CAREGIVER = "CAREGIVER",
  OTHER = "OTHER",
}
registerEnumType(ConsentGivenBy, {
  name: "ConsentGivenBy",
  description: "Who gave a consent.",
  valuesConfig: {
    INDIVIDUAL: { description: "The person whom it is about." },
    CAREGIVER: { description: "The parent or usual caregiver of a child." },
    OTHER: { description: "Somebody else entitled to, such as a guardian whom an authority named for a child alone." },
  },
});

export enum ConsentMethod {
  SIGNATURE = "SIGNATURE",
  THUMBPRINT = "THUMBPRINT",
  WITNESSED_VERBAL = "WITNESSED_VERBAL",
}
registerEnumType(ConsentMethod, {
  name: "ConsentMethod",
  description: "How a consent was given.",
  valuesConfig: {
    SIGNATURE: { description: "Signed." },
    THUMBPRINT: { description: "With a thumbprint." },
    WITNESSED_VERBAL: { description: "Spoken, before a witness." },
  },
});

export enum ConsentPurpose {
  ASSISTANCE = "ASSISTANCE",
  TRAVEL = "TRAVEL",
  HEALTH_CARE = "HEALTH_CARE",
  CHILD_PROTECTION = "CHILD_PROTECTION",
  FAMILY_TRACING = "FAMILY_TRACING",
  INTERNATIONAL_PROTECTION = "INTERNATIONAL_PROTECTION",
  TRAVEL_DOCUMENTS = "TRAVEL_DOCUMENTS",
}
registerEnumType(ConsentPurpose, {
  name: "ConsentPurpose",
  description: "What data may be used for; one purpose never covers another.",
  valuesConfig: {
    ASSISTANCE: { description: "Registration, shelter, food and household items." },
    TRAVEL: { description: "To be moved onward or returned." },
    HEALTH_CARE: { description: "Medical care, and the verdict on fitness to travel." },
    CHILD_PROTECTION: { description: "Protection and care of a child." },
    FAMILY_TRACING: { description: "The search for the family." },
    INTERNATIONAL_PROTECTION: { description: "Asylum, or another protection from being sent back." },
    TRAVEL_DOCUMENTS: { description: "A travel document from a consulate." },
  },
});

export enum DataCategory {
  IDENTITY = "IDENTITY",
  CONTACT = "CONTACT",
  FAMILY = "FAMILY",
  LOCATION = "LOCATION",
  HEALTH = "HEALTH",
  CHILD_PROTECTION = "CHILD_PROTECTION",
  TRAVEL = "TRAVEL",
}
registerEnumType(DataCategory, {
  name: "DataCategory",
  description: "A kind of data that is shared, or is not.",
  valuesConfig: {
    IDENTITY: { description: "Name, sex, date of birth, nationality, photo." },
    CONTACT: { description: "Phone and address." },
    FAMILY: { description: "Household and relatives." },
    LOCATION: { description: "Where the person sleeps." },
    HEALTH: { description: "Medical needs and care." },
    CHILD_PROTECTION: { description: "A child's case." },
    TRAVEL: { description: "Trips, documents, verdicts and clearances." },
  },
});

export enum LegalBasis {
  CONSENT = "CONSENT",
  VITAL_INTERESTS = "VITAL_INTERESTS",
  PUBLIC_INTEREST = "PUBLIC_INTEREST",
  LEGITIMATE_INTEREST = "LEGITIMATE_INTEREST",
  CONTRACT = "CONTRACT",
  LEGAL_OBLIGATION = "LEGAL_OBLIGATION",
}
registerEnumType(LegalBasis, {
  name: "LegalBasis",
  description: "What the use of data rests on. Source: ICRC Handbook on Data Protection in Humanitarian Action, 2020.",
  valuesConfig: {
    CONSENT: { description: "The person's free and informed consent." },
    VITAL_INTERESTS: { description: "It protects the life or the integrity of a person who cannot consent." },
    PUBLIC_INTEREST: { description: "It is part of a mandate given by law or treaty." },
    LEGITIMATE_INTEREST: { description: "The agency's work needs it, and no right of the person outweighs that." },
    CONTRACT: { description: "An agreement with the person needs it." },
    LEGAL_OBLIGATION: { description: "A law that binds the agency demands it." },
  },
});
