import { registerEnumType } from "type-graphql";

export enum ChildTravelVerdict {
  CLEARED = "CLEARED",
  WITHHELD = "WITHHELD",
  PENDING = "PENDING",
}
registerEnumType(ChildTravelVerdict, {
  name: "ChildTravelVerdict",
  description: "Whether a child who travels without a guardian may travel.",
  valuesConfig: {
    CLEARED: { description: "May travel, to the named receiver, while the clearance is valid." },
    WITHHELD: { description: "May not travel." },
    PENDING: { description: "Not decided yet, so may not travel." },
  },
});

export enum ChildTravelRequirement {
  ESCORT = "ESCORT",
  SEAT_BESIDE_ESCORT = "SEAT_BESIDE_ESCORT",
  HANDOVER_IN_PERSON = "HANDOVER_IN_PERSON",
  CALL_ON_ARRIVAL = "CALL_ON_ARRIVAL",
}
registerEnumType(ChildTravelRequirement, {
  name: "ChildTravelRequirement",
  description: "What must be so for a cleared child to travel.",
  valuesConfig: {
    ESCORT: { description: "The named escort travels with the child." },
    SEAT_BESIDE_ESCORT: { description: "The child sits beside the escort." },
    HANDOVER_IN_PERSON: { description: "The child is handed over to the receiver in person, against a signature." },
    CALL_ON_ARRIVAL: { description: "The caseworker is called on arrival." },
  },
});
