import { registerEnumType } from "type-graphql";

export enum TripStatus {
  PLANNED = "PLANNED",
  OPEN = "OPEN",
  MANIFEST_LOCKED = "MANIFEST_LOCKED",
  BOARDING = "BOARDING",
  DEPARTED = "DEPARTED",
  ARRIVED = "ARRIVED",
  COMPLETED = "COMPLETED",
  CANCELLED = "CANCELLED",
  DELAYED = "DELAYED",
}
registerEnumType(TripStatus, {
  name: "TripStatus",
  description: "Where a trip stands.",
  valuesConfig: {
    PLANNED: { description: "Vehicle and time are set; people may be proposed already." },
    OPEN: { description: "People are being nominated." },
    MANIFEST_LOCKED: { description: "The manifest is closed; everybody on it was checked for boarding." },
    BOARDING: { description: "People are getting in; each is checked once more." },
    DEPARTED: { description: "On the road or in the air." },
    ARRIVED: { description: "At the destination; people are not handed over yet." },
    COMPLETED: { description: "Everybody on board is accounted for." },
    CANCELLED: { description: "Will not leave." },
    DELAYED: { description: "Will leave later than was planned; `departsAt` is the new time." },
  },
});

export enum TripPurpose {
  ONWARD = "ONWARD",
  RETURN = "RETURN",
}
registerEnumType(TripPurpose, {
  name: "TripPurpose",
  description: "What a trip is for.",
  valuesConfig: {
    ONWARD: { description: "To another centre of the operation." },
    RETURN: { description: "To the country or community of origin." },
  },
});

// Health has the same enum: a value that one of the two adds, the other must add.
export enum TravelMode {
  ROAD = "ROAD",
  AIR = "AIR",
}
registerEnumType(TravelMode, {
  name: "TravelMode",
  description: "How people travel.",
  valuesConfig: { ROAD: { description: "By bus, truck or car." }, AIR: { description: "By aeroplane." } },
});

export enum TripSort {
  DEPARTURE_SOONEST = "DEPARTURE_SOONEST",
  DEPARTURE_LATEST = "DEPARTURE_LATEST",
}
registerEnumType(TripSort, {
  name: "TripSort",
  description: "In which order trips are listed.",
  valuesConfig: {
    DEPARTURE_SOONEST: { description: "By `departsAt`, the earliest first." },
    DEPARTURE_LATEST: { description: "By `departsAt`, the latest first." },
  },
});
