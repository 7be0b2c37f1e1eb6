import { registerEnumType } from "type-graphql";

export enum ShelterStayStatus {
  RESERVED = "RESERVED",
  CHECKED_IN = "CHECKED_IN",
  CHECKED_OUT = "CHECKED_OUT",
  MOVED = "MOVED",
  NO_SHOW = "NO_SHOW",
  CANCELLED = "CANCELLED",
}
registerEnumType(ShelterStayStatus, {
  name: "ShelterStayStatus",
  description: "Where a stay stands.",
  valuesConfig: {
    RESERVED: { description: "A place is kept; whether the time for it is over, `isReservationExpired` tells." },
    CHECKED_IN: { description: "The person sleeps there." },
    CHECKED_OUT: { description: "The person left: for a journey, or on their own." },
    MOVED: { description: "The person went straight on to a stay in another centre." },
    NO_SHOW: { description: "The person did not come for the place that was kept." },
    CANCELLED: { description: "The place that was kept was given back." },
  },
});

export enum StayEndReason {
  JOURNEY = "JOURNEY",
  LEFT_ON_OWN = "LEFT_ON_OWN",
  DISAPPEARED = "DISAPPEARED",
  DECEASED = "DECEASED",
  WAITS_ELSEWHERE = "WAITS_ELSEWHERE",
}
registerEnumType(StayEndReason, {
  name: "StayEndReason",
  description: "Where somebody went who slept in a shelter.",
  valuesConfig: {
    JOURNEY: { description: "On a trip." },
    LEFT_ON_OWN: { description: "Went on without assistance, and said so." },
    DISAPPEARED: { description: "Nobody knows." },
    DECEASED: { description: "Has died." },
    WAITS_ELSEWHERE: { description: "Nowhere yet: waits for a bed in another shelter." },
  },
});
