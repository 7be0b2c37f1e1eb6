import { registerEnumType } from "type-graphql";

export enum DistributionKind {
  FOOD_RATION = "FOOD_RATION",
  NFI_KIT = "NFI_KIT",
  HYGIENE_KIT = "HYGIENE_KIT",
  CASH = "CASH",
}
registerEnumType(DistributionKind, {
  name: "DistributionKind",
  description: "What is given out. How often and how much: this hub's own defaults.",
  valuesConfig: {
    FOOD_RATION: { description: "Food for one person and two days. In rations: one in two days." },
    NFI_KIT: { description: "Non-food items: blanket, mat, clothes, bucket. In kits: one in 90 days." },
    HYGIENE_KIT: { description: "Soap, towel, tooth brush, sanitary pads. In kits: one in 30 days." },
    CASH: { description: "A grant for the journey. In grants: one in 30 days." },
  },
});
