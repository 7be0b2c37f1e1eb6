import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { PersonStub } from "./person.stub";
import { ManifestEntry, Trip } from "./transport.entities";
import type { TransportContext } from "./transport.loaders";

@Resolver(() => PersonStub)
export class PersonManifestResolver {
  @FieldResolver(() => [ManifestEntry], { nullable: true, description: "Every trip, latest nominated first." })
  manifestEntries(@Root() { id }: PersonStub, @Ctx() { transport }: TransportContext): Promise<ManifestEntry[]> {
    return transport.entriesByPerson.load(id);
  }
}

@Resolver(() => ManifestEntry)
export class ManifestEntryResolver {
  @FieldResolver(() => Trip, { nullable: true, description: "The trip." })
  trip(@Root() { tripId }: ManifestEntry, @Ctx() { transport }: TransportContext): Promise<Trip | null> {
    return transport.tripById.load(tripId);
  }
}
