import type { TripStatus } from "../trip/trip.enums";

type Status = `${TripStatus}`;

/** How trips are counted. Those that were cancelled are in no figure. */
export const TRIP_FIGURES = {
  planned: ["PLANNED", "OPEN", "MANIFEST_LOCKED", "DELAYED"],
  inProgress: ["BOARDING", "DEPARTED", "ARRIVED"],
  completed: ["COMPLETED"],
} as const satisfies Record<string, readonly Status[]>;
