import { Arg, Ctx, Directive, ID, Query, Resolver } from "type-graphql";
import { In } from "typeorm";
import type { Context } from "#kit/context";
import { assertId } from "#kit/errors";
import { ManifestEntry } from "../manifest/manifest.entity";
import { Person } from "../person/person.stub";
import { assertIds } from "#kit/input";
import { MOST_AT_ONCE } from "./clearances";

@Resolver()
export class PassengersToBoardQuery {
  @Directive(`@listSize(assumedSize: ${String(MOST_AT_ONCE)})`)
  @Query(() => [Person], {
    nullable: true,
    description:
      "For the transport agency itself, not for people: those of these who are on the trip's live manifest, so that boarding asks about nobody else.",
  })
  async passengersToBoard(
    @Arg("tripId", () => ID, { description: "Id of the trip." }) tripId: string,
    @Arg("personIds", () => [ID], { description: "1 to 100 people." }) personIds: string[],
    @Ctx() { db }: Context,
  ): Promise<Person[]> {
    assertId("tripId", tripId);
    assertIds("personIds", personIds, 1, MOST_AT_ONCE);
    const entries = await db.findBy(ManifestEntry, { tripId, livePersonId: In(personIds) });
    return entries.map(({ person }) => person);
  }
}
