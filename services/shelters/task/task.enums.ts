import { registerEnumType } from "type-graphql";

export enum ShelterTaskKind {
  OVERFLOW = "OVERFLOW",
}
registerEnumType(ShelterTaskKind, {
  name: "ShelterTaskKind",
  description: "What a shelter must put right.",
  valuesConfig: { OVERFLOW: { description: "Somebody is in although the shelter was full: find a place for them." } },
});
