import type { ShelterKind } from "../shelter/shelter.enums";
import type { ShelterStayStatus } from "./stay.enums";

type Status = `${ShelterStayStatus}`;

/** Which state may follow which. */
export const STAY_STATES: Record<Status, readonly Status[]> = {
  RESERVED: ["CHECKED_IN", "NO_SHOW", "CANCELLED"],
  CHECKED_IN: ["CHECKED_OUT", "MOVED"],
  CHECKED_OUT: [],
  MOVED: [],
  NO_SHOW: [],
  CANCELLED: [],
};

/** Days after which a stay in a transit centre is too long (design: 5). */
export const TRANSIT_DAYS = 5;

/** Whether somebody who has been in a shelter of this kind for so many days has been there for too long. */
export const isOverstay = (kind: `${ShelterKind}`, daysSinceCheckIn: number | null): boolean =>
  kind === "TRANSIT" && daysSinceCheckIn !== null && daysSinceCheckIn > TRANSIT_DAYS;

/** What is known of a reservation when it is judged. */
export interface Reservation {
  status: Status;
  reservationExpiresAt: Date | null;
}

/** Whether a place is still kept at `now`. */
export const isReservedAt = ({ status, reservationExpiresAt }: Reservation, now: Date): boolean =>
  status === "RESERVED" && reservationExpiresAt !== null && now < reservationExpiresAt;

/** Whether a reservation has run out although nobody has given the place back yet. */
export const isReservationExpiredAt = (stay: Reservation, now: Date): boolean =>
  stay.status === "RESERVED" && !isReservedAt(stay, now);

/** By which a database holds that nobody has two beds, nor two kept for them; null of a stay that takes no place. */
export function liveKeyOf(personId: string, status: Status): string | null {
  return status === "RESERVED" || status === "CHECKED_IN" ? `${status} ${personId}` : null;
}
