import { registerEnumType } from "type-graphql";

export enum Sex {
  FEMALE = "FEMALE",
  MALE = "MALE",
  OTHER = "OTHER",
  NOT_COLLECTED = "NOT_COLLECTED",
}
registerEnumType(Sex, {
  name: "Sex",
  description: "Sex as the person states it.",
  valuesConfig: {
    FEMALE: { description: "A woman or girl." },
    MALE: { description: "A man or boy." },
    OTHER: { description: "Neither of the two, in the person's own words." },
    NOT_COLLECTED: { description: "Not asked, or not answered." },
  },
});

export enum BirthDatePrecision {
  EXACT = "EXACT",
  YEAR = "YEAR",
  ESTIMATED = "ESTIMATED",
}
registerEnumType(BirthDatePrecision, {
  name: "BirthDatePrecision",
  description: "How well a date of birth is known.",
  valuesConfig: {
    EXACT: { description: "The day is known." },
    YEAR: { description: "Only the year is known; the date kept is its last day." },
    ESTIMATED: { description: "Worked out from an estimated age; the date kept is the latest possible one." },
  },
});

export enum AgeGroup {
  AGE_0_4 = "AGE_0_4",
  AGE_5_11 = "AGE_5_11",
  AGE_12_17 = "AGE_12_17",
  AGE_18_59 = "AGE_18_59",
  AGE_60_PLUS = "AGE_60_PLUS",
}
registerEnumType(AgeGroup, {
  name: "AgeGroup",
  description: "Age in completed years, in the groups that UNHCR reports by.",
  valuesConfig: {
    AGE_0_4: { description: "0 to 4 years." },
    AGE_5_11: { description: "5 to 11 years." },
    AGE_12_17: { description: "12 to 17 years, and whoever seems older but whose age is disputed." },
    AGE_18_59: { description: "18 to 59 years." },
    AGE_60_PLUS: { description: "60 years and more." },
  },
});

export enum DisplacementStatus {
  RETURNEE = "RETURNEE",
  FOREIGN_NATIONAL = "FOREIGN_NATIONAL",
  ASYLUM_SEEKER = "ASYLUM_SEEKER",
  REFUGEE = "REFUGEE",
  STATELESS = "STATELESS",
  IDP = "IDP",
}
registerEnumType(DisplacementStatus, {
  name: "DisplacementStatus",
  description: "Where a person stands towards the country of the operation.",
  valuesConfig: {
    RETURNEE: { description: "A national of this country who came back or was sent back." },
    FOREIGN_NATIONAL: { description: "A national of another country." },
    ASYLUM_SEEKER: { description: "Asked for protection; not yet decided." },
    REFUGEE: { description: "Recognised as a refugee." },
    STATELESS: { description: "Considered a national by no country." },
    IDP: { description: "Internally displaced: fled home without crossing a border." },
  },
});

export enum PersonOutcome {
  LEFT_ON_OWN = "LEFT_ON_OWN",
  DISAPPEARED = "DISAPPEARED",
  DECEASED = "DECEASED",
}
registerEnumType(PersonOutcome, {
  name: "PersonOutcome",
  description: "What became of a person who is no longer assisted; stays and trips tell of the others.",
  valuesConfig: {
    LEFT_ON_OWN: { description: "Said goodbye and went on without assistance." },
    DISAPPEARED: { description: "Has not been seen, and nobody knows where." },
    DECEASED: { description: "Has died." },
  },
});

export enum PersonSort {
  REGISTERED = "REGISTERED",
}
registerEnumType(PersonSort, {
  name: "PersonSort",
  description: "The order of a list of people.",
  valuesConfig: {
    REGISTERED: { description: "By the instant of registration, latest first." },
  },
});
