import { registerEnumType } from "type-graphql";

export enum AllergySeverity {
  MILD = "MILD",
  MODERATE = "MODERATE",
  SEVERE = "SEVERE",
}
registerEnumType(AllergySeverity, {
  name: "AllergySeverity",
  description: "How bad a reaction was. Source: HL7 FHIR R4, reaction-event-severity.",
  valuesConfig: {
    MILD: { description: "Passes by itself." },
    MODERATE: { description: "Needs treatment." },
    SEVERE: { description: "A danger to life." },
  },
});
