import type { ShelterStatus, SphereStandard } from "./shelter.enums";

type Status = `${ShelterStatus}`;

/** Which state may follow which. */
export const SHELTER_STATES: Record<Status, readonly Status[]> = {
  PROPOSED: ["OPEN"],
  OPEN: ["CLOSED"],
  CLOSED: ["OPEN"],
};

/**
 * In which states shelters are listed: in those asked for, else not in PROPOSED, which is no place to send anybody; and
 * whoever asks for free places without naming a state wants to fill them, which only an open shelter allows.
 */
export function statesListed(status: readonly Status[] | null | undefined, minAvailable: number): readonly Status[] {
  if (status) return status;
  return minAvailable > 0 ? ["OPEN"] : ["OPEN", "CLOSED"];
}

/** What is known of a shelter's places. */
export interface Places {
  capacity: number;
  surge: number;
  blocked: number;
  occupied: number;
  reserved: number;
}

/** Places that can still be given. Never below 0, although an overflow may leave more people than places. */
export const availableOf = ({ capacity, surge, blocked, occupied, reserved }: Places): number =>
  Math.max(capacity + surge - blocked - occupied - reserved, 0);

/** Source: The Sphere Handbook, 2018 edition: shelter and settlement 3, water supply 2.1, excreta management 3.2. */
const SPHERE = { areaPerPersonM2: 3.5, litresPerPersonAndDay: 15, peoplePerToilet: 20 } as const;

/** What is known of a shelter's facilities; null: nobody has measured it. */
export interface Facilities {
  occupied: number;
  coveredAreaM2: number | null;
  waterLitresPerDay: number | null;
  toilets: number | null;
}

export interface Shortfall {
  standard: `${SphereStandard}`;
  required: number;
  actual: number;
}

/** Minimum standards that the people who are in do not have; what was not measured is not judged. */
export function shortfallsOf({ occupied, coveredAreaM2, waterLitresPerDay, toilets }: Facilities): Shortfall[] {
  const judged = [
    { standard: "COVERED_AREA" as const, required: occupied * SPHERE.areaPerPersonM2, actual: coveredAreaM2 },
    { standard: "WATER" as const, required: occupied * SPHERE.litresPerPersonAndDay, actual: waterLitresPerDay },
    { standard: "TOILETS" as const, required: Math.ceil(occupied / SPHERE.peoplePerToilet), actual: toilets },
  ];
  return judged.flatMap(({ actual, ...one }) => (actual !== null && actual < one.required ? [{ ...one, actual }] : []));
}
