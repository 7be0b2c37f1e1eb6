import { registerEnumType } from "type-graphql";

export enum AlertAgeBand {
  AGE_0_4 = "AGE_0_4",
  AGE_5_11 = "AGE_5_11",
  AGE_12_17 = "AGE_12_17",
  AGE_18_59 = "AGE_18_59",
  AGE_60_PLUS = "AGE_60_PLUS",
}
registerEnumType(AlertAgeBand, {
  name: "AlertAgeBand",
  description: "Age in completed years on the day of the alert, in bands too wide to name anybody.",
  valuesConfig: {
    AGE_0_4: { description: "0 to 4 years." },
    AGE_5_11: { description: "5 to 11 years." },
    AGE_12_17: { description: "12 to 17 years." },
    AGE_18_59: { description: "18 to 59 years." },
    AGE_60_PLUS: { description: "60 years or more." },
  },
});

export enum AlertClassification {
  SUSPECTED = "SUSPECTED",
  PROBABLE = "PROBABLE",
  CONFIRMED = "CONFIRMED",
}
registerEnumType(AlertClassification, {
  name: "AlertClassification",
  description: "How sure the diagnosis is. Source: case classification of WHO AFRO's IDSR guidelines.",
  valuesConfig: {
    SUSPECTED: { description: "The signs fit." },
    PROBABLE: { description: "The signs fit, and there is a link to a known case." },
    CONFIRMED: { description: "A laboratory has confirmed it." },
  },
});
