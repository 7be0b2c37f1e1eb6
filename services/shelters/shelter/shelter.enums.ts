import { registerEnumType } from "type-graphql";

export enum ShelterKind {
  RECEPTION = "RECEPTION",
  TRANSIT = "TRANSIT",
  PRIVATE = "PRIVATE",
  HOSPITAL_EXTERNAL = "HOSPITAL_EXTERNAL",
}
registerEnumType(ShelterKind, {
  name: "ShelterKind",
  description: "What kind of place a shelter is.",
  valuesConfig: {
    RECEPTION: { description: "A centre where people are received and may stay." },
    TRANSIT: { description: "A centre on the way: nobody should have to stay there longer than five days." },
    PRIVATE: { description: "A private house or hotel that takes people in by contract." },
    HOSPITAL_EXTERNAL: { description: "A hospital outside the operation where people are in bed." },
  },
});

export enum ShelterStatus {
  PROPOSED = "PROPOSED",
  OPEN = "OPEN",
  CLOSED = "CLOSED",
}
registerEnumType(ShelterStatus, {
  name: "ShelterStatus",
  description: "Whether a shelter takes people.",
  valuesConfig: {
    PROPOSED: { description: "Contacted, not agreed yet: no place to send anybody." },
    OPEN: { description: "Takes people." },
    CLOSED: { description: "Takes nobody now; it may open again." },
  },
});

export enum SphereStandard {
  COVERED_AREA = "COVERED_AREA",
  WATER = "WATER",
  TOILETS = "TOILETS",
}
registerEnumType(SphereStandard, {
  name: "SphereStandard",
  description: "A minimum that a shelter should hold. Source: The Sphere Handbook, 2018 edition.",
  valuesConfig: {
    COVERED_AREA: { description: "3.5 square metres of covered living space a person. In square metres." },
    WATER: { description: "15 litres of water a person and day. In litres a day." },
    TOILETS: { description: "One toilet for 20 people. In toilets." },
  },
});
