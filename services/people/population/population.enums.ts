import { registerEnumType } from "type-graphql";

export enum PopulationDimension {
  SEX = "SEX",
  AGE_GROUP = "AGE_GROUP",
  IS_MINOR = "IS_MINOR",
  NATIONALITY = "NATIONALITY",
  DISPLACEMENT_STATUS = "DISPLACEMENT_STATUS",
  ARRIVAL_DAY = "ARRIVAL_DAY",
  OUTCOME = "OUTCOME",
}
registerEnumType(PopulationDimension, {
  name: "PopulationDimension",
  description: "By what registered people are broken down.",
  valuesConfig: {
    SEX: { description: "By sex." },
    AGE_GROUP: { description: "By age group today." },
    IS_MINOR: { description: "By whether they are under 18 today, or of disputed age." },
    NATIONALITY: {
      description: "By nationality; a person with two counts in both, so that cells add up to more than the total.",
    },
    DISPLACEMENT_STATUS: { description: "By displacement status." },
    ARRIVAL_DAY: { description: "By day of arrival." },
    OUTCOME: { description: "By outcome; null for all who are still assisted or were moved on." },
  },
});
