import { registerEnumType } from "type-graphql";

export enum HousingUnitKind {
  MEN = "MEN",
  WOMEN = "WOMEN",
  FAMILIES = "FAMILIES",
  UNACCOMPANIED_CHILDREN = "UNACCOMPANIED_CHILDREN",
  ISOLATION = "ISOLATION",
}
registerEnumType(HousingUnitKind, {
  name: "HousingUnitKind",
  description: "For whom a housing unit is kept.",
  valuesConfig: {
    MEN: { description: "Grown men." },
    WOMEN: { description: "Women, and their small children." },
    FAMILIES: { description: "Households that stay together." },
    UNACCOMPANIED_CHILDREN: { description: "Children without a caregiver; never together with grown men." },
    ISOLATION: { description: "People who must sleep apart, for their own protection or that of others." },
  },
});
