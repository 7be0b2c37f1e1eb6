import { registerEnumType } from "type-graphql";

export enum HealthSensitivity {
  L3 = "L3",
  L4 = "L4",
}
registerEnumType(HealthSensitivity, {
  name: "HealthSensitivity",
  description: "How closely a health record is held. The levels are those of the hub's design.",
  valuesConfig: {
    L3: { description: "For clinicians of the operation: most conditions, needs, medicines." },
    L4: {
      description:
        "For named staff only: HIV, sexual violence, mental health. In no list: by `Person.restrictedHealth` alone.",
    },
  },
});
