import { PersonTie } from "#kit/access/tie.entity";
import { insertRows } from "#kit/insert";
import type { Seed } from "#scenario/load";
import type { Chapter, PersonStory, TripStory } from "#scenario/story";
import { caseTies, shelterTies } from "#scenario/ties";
import { TravelDocument } from "./document/document.entity";
import { ManifestEntry } from "./manifest/manifest.entity";
import { Operation } from "./operation/operation.entity";
import { ReturnCase } from "./return/return.entity";
import { caseRow, documentRow, entryRow, tripRow, vehicleRow } from "./seed.rows";
import { Trip } from "./trip/trip.entity";
import { Vehicle } from "./vehicle/vehicle.entity";

/** Vehicles, trips, manifests and returns as the story tells them. */
export const seedTransport: Seed = async (tx, chapter) => {
  const { operation, trips, vehicles, people } = chapter;
  const tripOf = new Map(trips.map((trip) => [trip.id, trip]));
  const seatsTaken = new Map<string, number>();
  const entries = entryRows(chapter, tripOf, seatsTaken);
  const cases = people.flatMap((person) => (person.returnCase ? [{ person, returnCase: person.returnCase }] : []));
  const wayHome = ({ entries: own }: PersonStory): TripStory | undefined =>
    own.map(({ tripId }) => tripOf.get(tripId)).findLast((trip) => trip?.purpose === "RETURN");

  const vehicleRows = trips.flatMap((trip) =>
    vehicles.filter(({ id }) => id === trip.vehicleId).map((vehicle) => vehicleRow(vehicle, trip, operation)),
  );
  await insertRows(tx, Vehicle, vehicleRows);
  await insertRows(
    tx,
    Trip,
    trips.map((trip) => tripRow(trip, seatsTaken.get(trip.id) ?? 0, operation)),
  );
  await insertRows(tx, ManifestEntry, entries);
  await insertRows(tx, PersonTie, [...caseTies(chapter), ...shelterTies(chapter)]);
  await insertRows(
    tx,
    ReturnCase,
    cases.map(({ person, returnCase }) => caseRow(person, returnCase, wayHome(person), operation)),
  );
  await insertRows(
    tx,
    TravelDocument,
    cases.flatMap(({ person, returnCase }) => documentRow(person, returnCase, operation)),
  );
  const { code, timeZone } = operation;
  if (chapter.isLast) await insertRows(tx, Operation, [{ code, timeZone }]);
};

/** The manifests. Those who arrived together sit together: seats are given in the order of the story. */
function entryRows(
  { people, operation }: Chapter,
  tripOf: Map<string, TripStory>,
  seatsTaken: Map<string, number>,
): Partial<ManifestEntry>[] {
  return people.flatMap((person) =>
    person.entries.flatMap((entry) => {
      const trip = tripOf.get(entry.tripId);
      if (!trip) return [];
      const nextSeat = (): string => {
        const seat = (seatsTaken.get(trip.id) ?? 0) + 1;
        seatsTaken.set(trip.id, seat);
        return String(seat);
      };
      return [entryRow(person, entry, trip, nextSeat, operation)];
    }),
  );
}
