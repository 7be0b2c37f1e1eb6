import { registerEnumType } from "type-graphql";

export enum FitToTravelVerdict {
  FIT = "FIT",
  FIT_WITH_REQUIREMENTS = "FIT_WITH_REQUIREMENTS",
  TEMPORARILY_UNFIT = "TEMPORARILY_UNFIT",
  UNFIT = "UNFIT",
}
registerEnumType(FitToTravelVerdict, {
  name: "FitToTravelVerdict",
  description: "Whether a person's health allows a journey. No verdict means: not assessed.",
  valuesConfig: {
    FIT: { description: "May travel." },
    FIT_WITH_REQUIREMENTS: { description: "May travel if all of `requirements` are met." },
    TEMPORARILY_UNFIT: { description: "May not travel now; to be seen again on `recheckOn`." },
    UNFIT: { description: "May not travel." },
  },
});

export enum TravelRequirement {
  MEDICAL_ESCORT = "MEDICAL_ESCORT",
  WHEELCHAIR = "WHEELCHAIR",
  STRETCHER = "STRETCHER",
  OXYGEN = "OXYGEN",
  FRONT_SEAT = "FRONT_SEAT",
  MEDICATION_SUPPLY = "MEDICATION_SUPPLY",
}
registerEnumType(TravelRequirement, {
  name: "TravelRequirement",
  description: "What a person needs on the journey.",
  valuesConfig: {
    MEDICAL_ESCORT: { description: "A nurse or doctor on board." },
    WHEELCHAIR: { description: "A wheelchair, and help to board." },
    STRETCHER: { description: "Lies down throughout; takes several seats." },
    OXYGEN: { description: "Oxygen on board." },
    FRONT_SEAT: { description: "A seat in front: nausea, a leg that cannot bend, pregnancy." },
    MEDICATION_SUPPLY: { description: "Medicines for the whole journey in hand before boarding." },
  },
});

export enum TravelMode {
  ROAD = "ROAD",
  AIR = "AIR",
}
registerEnumType(TravelMode, {
  name: "TravelMode",
  description: "How people travel.",
  valuesConfig: { ROAD: { description: "By bus, truck or car." }, AIR: { description: "By aeroplane." } },
});
