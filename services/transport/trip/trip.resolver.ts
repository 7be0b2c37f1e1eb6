import { Arg, Args, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import { pageOf, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import type { Order } from "#kit/cursor";
import { assertId } from "#kit/errors";
import { ManifestEntry } from "../manifest/manifest.entity";
import { entriesByTrip } from "../manifest/manifest.loaders";
import { isLive } from "../manifest/manifest.rules";
import { requireOperation } from "../operation/operation.loaders";
import { Person } from "../person/person.stub";
import { countryOf } from "../reference/terms";
import { Shelter } from "../shelter/shelter.stub";
import { Vehicle } from "../vehicle/vehicle.entity";
import { vehicleById } from "../vehicle/vehicle.loaders";
import { TravelPlace } from "./travel-place";
import { Trip } from "./trip.entity";
import { TripSort } from "./trip.enums";
import { narrowTrips } from "./trip.filter";
import { TripConnection, TripsArgs } from "./trip.inputs";
import { tripById } from "./trip.loaders";
import { seatsFreeOf } from "./trip.rules";

const ORDERS: Record<TripSort, Order> = {
  DEPARTURE_SOONEST: { keys: ["departsAt"], direction: "ASC" },
  DEPARTURE_LATEST: { keys: ["departsAt"], direction: "DESC" },
};

@Resolver(() => Trip)
export class TripQueries {
  @Query(() => Trip, { nullable: true, description: "The trip of this id, or null." })
  trip(
    @Arg("id", () => ID, { description: "Id of the trip: a UUID." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Trip | null> {
    assertId("id", id);
    return tripById(ctx).load(id);
  }

  @Query(() => TripConnection, { nullable: true, description: "Trips of one operation: the timetable." })
  async trips(
    @Args(() => TripsArgs) { operation, filter, sort, ...page }: TripsArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Trip>> {
    const { code } = await requireOperation(ctx, operation);
    const query = ctx.db.createQueryBuilder(Trip, "trip").where("trip.operationCode = :code", { code });
    if (filter) narrowTrips(query, filter);
    return pageOf(query, ORDERS[sort], page);
  }
}

@Resolver(() => Trip)
export class TripResolver {
  @FieldResolver(() => TravelPlace, { nullable: true, description: "Where it leaves from." })
  origin(@Root() { originName, originCountryCode }: Trip): TravelPlace {
    return { name: originName, country: countryOf(originCountryCode) };
  }

  @FieldResolver(() => TravelPlace, { nullable: true, description: "Where it goes." })
  destination(@Root() { destinationName, destinationCountryCode }: Trip): TravelPlace {
    return { name: destinationName, country: countryOf(destinationCountryCode) };
  }

  @FieldResolver(() => Shelter, { nullable: true, description: "The centre that it leaves from; null if none." })
  originShelter(@Root() { originShelterId: id }: Trip): Shelter | null {
    return id === null ? null : { id };
  }

  @FieldResolver(() => Shelter, {
    nullable: true,
    description: "The centre that it goes to, where each passenger needs a bed; null if none.",
  })
  destinationShelter(@Root() { destinationShelterId: id }: Trip): Shelter | null {
    return id === null ? null : { id };
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "Seats that can still be given away; 0 once the trip has left or is cancelled.",
  })
  seatsFree(@Root() trip: Trip): number {
    return seatsFreeOf(trip);
  }

  @BatchField(() => Vehicle, { nullable: true, description: "What people travel in; null until it is known." })
  vehicle(trips: Trip[], ctx: Context): Promise<(Vehicle | null)[]> {
    const loader = vehicleById(ctx);
    return Promise.all(trips.map(async ({ vehicleId }) => (vehicleId === null ? null : await loader.load(vehicleId))));
  }

  @Directive("@listSize(assumedSize: 50)")
  @BatchField(() => [ManifestEntry], {
    nullable: true,
    description: "Everybody who was ever on the list for this trip, in order of nomination.",
  })
  manifest(trips: Trip[], ctx: Context): Promise<ManifestEntry[][]> {
    return manifestsOf(trips, ctx);
  }

  @Directive("@listSize(assumedSize: 50)")
  @BatchField(() => [Person], {
    nullable: true,
    description: "Those who are to travel or are on the way: NOMINATED, HELD, CLEARED and BOARDED. None after arrival.",
  })
  async passengers(trips: Trip[], ctx: Context): Promise<Person[][]> {
    const manifests = await manifestsOf(trips, ctx);
    return manifests.map((entries) => entries.filter(isLive).map(({ person }) => person));
  }
}

const manifestsOf = (trips: readonly Trip[], ctx: Context): Promise<ManifestEntry[][]> => {
  const loader = entriesByTrip(ctx);
  return Promise.all(trips.map(({ id }) => loader.load(id)));
};
