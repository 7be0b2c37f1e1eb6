// What is planned of an operation; `journeys.ts` makes people live through it.
import type { OperationFacts, ShelterStory, Sex, TravelMode, TripStatus } from "./story";

type FamilyKind = "PARENT" | "RELATIVE" | "ALONE";

/**
 * People who stay together. PARENT: the first adult is the caregiver of the children. RELATIVE: an adult relative who is
 * not their caregiver (the children are separated). ALONE: a child without any adult, or adults without children.
 */
export interface GroupPlan {
  kind: FamilyKind;
  adults: Sex[];
  /** Ages in years of the children at arrival. */
  children: { sex: Sex; age: number; isDisputed?: boolean; isEstimated?: boolean }[];
}

export interface CohortPlan {
  /** When they reach the town of the first centres, counted before they are named. */
  at: Date;
  groups: GroupPlan[];
  /** Grown men who came alone; with `groups` the whole cohort. */
  men: number;
  /** First centres in the order in which they are filled. */
  into: string[];
}

export interface TripPlan {
  key: string;
  purpose: "ONWARD" | "RETURN";
  mode: TravelMode;
  status: TripStatus;
  departsAt: Date;
  arrivesAt: Date;
  seats: number;
  /** How many board; fewer only where fewer are ready. */
  passengers: number;
  origin: { name: string; country: string };
  /** RETURN: the country whose nationals travel on it. */
  destination: { name: string; country: string };
  /** ONWARD: key of the centre at the other end. */
  to?: string;
  distanceKm: number;
}

export interface CentrePlan extends Omit<ShelterStory, "id" | "occupied" | "reserved" | "units"> {
  key: string;
  units: { kind: ShelterStory["units"][number]["kind"]; capacity: number }[];
}

export interface OperationPlan {
  operation: OperationFacts;
  /** Makes ids of this part of the operation differ from those of others. */
  key: string;
  /** Printed before the number on the wristband. */
  prefix: string;
  /** Characters of the number after the prefix. */
  digits: number;
  pointOfEntry: { name: string; pCode: string };
  carrier: string;
  centres: CentrePlan[];
  cohorts: CohortPlan[];
  trips: TripPlan[];
  /** How many people have this as their first nationality. The first country takes everybody who is left. */
  nationalities: [country: string, people: number][];
  leftOnTheirOwn: number;
  disappeared: number;
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The instant of `hour`:00 UTC on this day ("YYYY-MM-DD"); hours may pass 23. */
export function at(day: string, hour: number): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + hour * HOUR);
}

export function later(instant: Date, hours: number): Date {
  return new Date(instant.getTime() + hours * HOUR);
}
