// The pieces that a small invented operation is told with.
import { DEMONSTRATION_START } from "#kit/clock";
import { idOf } from "#scenario/random";
import type { Chapter, PersonStory, ReturnStory, TripStory } from "#scenario/story";
import { somebody } from "../support/somebody";

export const NOW = new Date(DEMONSTRATION_START);
export const CENTRE = idOf("convoy centre");

export const hoursFromNow = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);
export const tripId = (name: string): string => idOf(`convoy trip ${name}`);
export const personId = (name: string): string => idOf(`convoy person ${name}`);
export const entryId = (person: string, trip: string): string => idOf(`convoy entry ${person} ${trip}`);

export function trip(name: string, about: Partial<TripStory> = {}): TripStory {
  const departsAt = about.departsAt ?? hoursFromNow(40);
  return {
    id: tripId(name),
    purpose: "ONWARD",
    mode: "ROAD",
    vehicleId: idOf(`convoy vehicle ${name}`),
    status: "OPEN",
    originName: "Gao",
    originCountry: "MLI",
    destinationName: "Bamako",
    destinationCountry: "MLI",
    originShelterId: null,
    destinationShelterId: CENTRE,
    crossesBorder: false,
    seats: 10,
    departsAt,
    arrivesAt: new Date(departsAt.getTime() + 24 * 3_600_000),
    distanceKm: 1200,
    ...about,
  };
}

export function person(name: string, about: Partial<PersonStory> = {}): PersonStory {
  return somebody(personId(name), { arrivalId: idOf("convoy arrival"), registeredAt: hoursFromNow(-300), ...about });
}

type Document = NonNullable<ReturnStory["document"]>;

export function returnCase(
  name: string,
  status: ReturnStory["status"],
  document: Partial<Document> | null = {},
  about: Partial<ReturnStory> = {},
): ReturnStory {
  const requestedAt = about.requestedAt ?? hoursFromNow(-100);
  return {
    id: idOf(`convoy case ${name}`),
    status,
    requestedAt,
    changedAt: hoursFromNow(-20),
    destinationCountry: "CIV",
    destinationName: "Abidjan",
    document: document && {
      id: idOf(`convoy document ${name}`),
      kind: "LAISSEZ_PASSER",
      status: "ISSUED",
      requestedAt,
      issuedAt: (document.status ?? "ISSUED") === "ISSUED" ? hoursFromNow(-30) : null,
      ...document,
    },
    ...about,
  };
}

export function chapterOf(code: string, trips: TripStory[], people: PersonStory[]): Chapter {
  return {
    operation: {
      code,
      name: "Convoy",
      country: "MLI",
      timeZone: "Africa/Bamako",
      startedOn: "2018-04-10",
      asOf: NOW,
    },
    arrivals: [],
    shelters: [],
    vehicles: trips.map(({ vehicleId, mode, seats }) => ({
      id: vehicleId,
      name: "Coach",
      mode,
      seats,
      operator: "IOM",
      plate: "CNV 001",
    })),
    trips,
    people,
    isLast: true,
  };
}
