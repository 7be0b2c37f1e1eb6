import { Int, Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { Letter } from "#kit/outbox/letter.entity";
import { Person } from "../person/person.stub";
import { Trip } from "../trip/trip.entity";
import { tripById } from "../trip/trip.loaders";
import { isAhead } from "../trip/trip.rules";
import { ManifestEntry } from "./manifest.entity";
import { entriesByPerson } from "./manifest.loaders";
import { isLive } from "./manifest.rules";

@Resolver(() => ManifestEntry)
export class ManifestEntryResolver {
  @BatchField(() => Trip, { nullable: true, description: "The trip." })
  trip(entries: ManifestEntry[], ctx: Context): Promise<(Trip | null)[]> {
    const loader = tripById(ctx);
    return Promise.all(entries.map(({ tripId }) => loader.load(tripId)));
  }

  @BatchField(() => Int, {
    nullable: true,
    description: "How many messages about this person other agencies have not taken yet: 0 once all know.",
  })
  async pendingLetters(entries: ManifestEntry[], { figures }: Context): Promise<number[]> {
    const rows = await figures
      .createQueryBuilder(Letter, "letter")
      .select("letter.about", "about")
      .addSelect("COUNT(*)", "count")
      .where("letter.about IN (:...ids) AND letter.doneAt IS NULL", { ids: entries.map(({ personId }) => personId) })
      .groupBy("letter.about")
      .getRawMany<{ about: string; count: number | string }>();
    const pending = new Map(rows.map(({ about, count }) => [about, Number(count)]));
    return entries.map(({ personId }) => pending.get(personId) ?? 0);
  }
}

@Resolver(() => Person)
export class PersonManifestResolver {
  @BatchField(() => [ManifestEntry], {
    nullable: true,
    description: "Every trip that this person was ever on the list for, latest nominated first.",
  })
  manifestEntries(people: Person[], ctx: Context): Promise<ManifestEntry[][]> {
    const loader = entriesByPerson(ctx);
    return Promise.all(people.map(({ id }) => loader.load(id)));
  }

  @BatchField(() => Trip, {
    nullable: true,
    description:
      "The next trip that this person is to travel on: NOMINATED, HELD, CLEARED or BOARDED, and not gone yet.",
  })
  async nextTrip(people: Person[], ctx: Context): Promise<(Trip | null)[]> {
    const [entries, trips] = [entriesByPerson(ctx), tripById(ctx)];
    const perPerson = await Promise.all(people.map(({ id }) => entries.load(id)));
    return Promise.all(
      perPerson.map(async (own) => {
        const live = await Promise.all(own.filter(isLive).map(({ tripId }) => trips.load(tripId)));
        const ahead = live.filter((trip) => trip !== null).filter(isAhead);
        return ahead.sort((a, b) => a.departsAt.getTime() - b.departsAt.getTime())[0] ?? null;
      }),
    );
  }
}
