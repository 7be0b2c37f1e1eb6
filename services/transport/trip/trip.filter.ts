import type { SelectQueryBuilder } from "typeorm";
import { assertId, HubError } from "#kit/errors";
import { searchKey } from "#kit/text";
import { isGiven, knownCountry, some } from "../reference/filter";
import type { Trip } from "./trip.entity";
import type { TripFilter } from "./trip.inputs";
import { AHEAD } from "./trip.rules";

/** A condition on the alias `trip`, and its parameters. */
type Condition = [sql: string, parameters?: Record<string, unknown>];

/** Narrows `query` (alias `trip`) to the trips of the filter. Throws FILTER_INVALID and ID_MALFORMED. */
export function narrowTrips(query: SelectQueryBuilder<Trip>, filter: TripFilter): void {
  for (const [sql, parameters] of [...kinds(filter), ...ends(filter), ...times(filter)]) {
    query.andWhere(sql, parameters);
  }
}

function* kinds({ status, purpose, mode, hasFreeSeats }: TripFilter): Generator<Condition> {
  if (isGiven(status)) yield ["trip.status IN (:...statuses)", { statuses: some("status", status) }];
  if (isGiven(purpose)) yield ["trip.purpose = :purpose", { purpose }];
  if (isGiven(mode)) yield ["trip.mode = :mode", { mode }];
  // As `seatsFreeOf` counts them.
  if (hasFreeSeats === true) yield ["trip.status IN (:...ahead) AND trip.seatsTaken < trip.seats", { ahead: AHEAD }];
  if (hasFreeSeats === false) {
    yield ["(trip.status NOT IN (:...ahead) OR trip.seatsTaken >= trip.seats)", { ahead: AHEAD }];
  }
}

function* ends(filter: TripFilter): Generator<Condition> {
  const { destinationCountry, destinationName, destinationShelter, originShelter } = filter;
  if (isGiven(destinationCountry)) {
    const country = knownCountry("destinationCountry", destinationCountry);
    yield ["trip.destinationCountryCode = :country", { country }];
  }
  if (isGiven(destinationName)) yield beginning(destinationName);
  if (isGiven(destinationShelter)) {
    assertId("filter.destinationShelter", destinationShelter);
    yield ["trip.destinationShelterId = :destinationShelter", { destinationShelter }];
  }
  if (isGiven(originShelter)) {
    assertId("filter.originShelter", originShelter);
    yield ["trip.originShelterId = :originShelter", { originShelter }];
  }
}

/** A range, which an index can serve on every engine; `LIKE` can not. */
function beginning(name: string): Condition {
  const key = searchKey(name);
  if (key === "") throw new HubError("FILTER_INVALID", "filter.destinationName: has neither a letter nor a digit.");
  return ["trip.destinationKey >= :key AND trip.destinationKey < :beyond", { key, beyond: `${key}\uffff` }];
}

function* times({ departsFrom, departsBefore }: TripFilter): Generator<Condition> {
  if (departsFrom && departsBefore && departsFrom >= departsBefore) {
    throw new HubError("FILTER_INVALID", "filter: departsFrom is not before departsBefore.");
  }
  if (departsFrom) yield ["trip.departsAt >= :departsFrom", { departsFrom }];
  if (departsBefore) yield ["trip.departsAt < :departsBefore", { departsBefore }];
}
