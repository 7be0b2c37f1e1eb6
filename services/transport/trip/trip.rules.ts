import type { TripStatus } from "./trip.enums";

type Status = `${TripStatus}`;

/** Which state may follow which. A delayed trip goes on from where it was. */
export const TRIP_STATES: Record<Status, readonly Status[]> = {
  PLANNED: ["OPEN", "DELAYED", "CANCELLED"],
  OPEN: ["MANIFEST_LOCKED", "DELAYED", "CANCELLED"],
  MANIFEST_LOCKED: ["OPEN", "BOARDING", "DELAYED", "CANCELLED"],
  BOARDING: ["DEPARTED", "DELAYED", "CANCELLED"],
  DELAYED: ["PLANNED", "OPEN", "MANIFEST_LOCKED", "BOARDING", "CANCELLED"],
  DEPARTED: ["ARRIVED"],
  ARRIVED: ["COMPLETED"],
  COMPLETED: [],
  CANCELLED: [],
};

/** Trips in these states are yet to leave. */
export const AHEAD: readonly Status[] = ["PLANNED", "OPEN", "MANIFEST_LOCKED", "BOARDING", "DELAYED"];

/** Trips in these states have a live manifest; nobody is on two of them. */
export const LIVE_TRIPS: readonly Status[] = [...AHEAD, "DEPARTED"];

export const isTripLive = ({ status }: { status: Status }): boolean => LIVE_TRIPS.includes(status);

export const isAhead = ({ status }: { status: Status }): boolean => AHEAD.includes(status);

/** Seats that can still be given away: none once the trip has left or is cancelled. */
export const seatsFreeOf = (trip: { status: Status; seats: number; seatsTaken: number }): number =>
  isAhead(trip) ? Math.max(trip.seats - trip.seatsTaken, 0) : 0;
