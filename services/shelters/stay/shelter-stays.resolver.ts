import { Args, Int, Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import { pageOfEach, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import { isSmall } from "#kit/suppression/threshold";
import { keepAnyOf } from "../filter";
import { todayOfEach } from "../operation/operation.loaders";
import { Shelter } from "../shelter/shelter.entity";
import { ShelterKind } from "../shelter/shelter.enums";
import { thresholdFor } from "../shelter/shelter.figures";
import { ShelterStay } from "./stay.entity";
import { ShelterStayConnection, ShelterStaysArgs } from "./stay.inputs";
import { countCheckedInBefore, LATEST_FIRST } from "./stay.loaders";
import { TRANSIT_DAYS } from "./stay.rules";

const OVERSTAYS =
  "People who are here for more than five days, counted in the operation's time zone; 0 unless it is a TRANSIT centre. Null where so few are counted that somebody could be recognised.";

@Resolver(() => Shelter)
export class ShelterStaysResolver {
  @BatchField(() => ShelterStayConnection, { nullable: true, description: "Stays in this shelter, latest first." })
  stays(
    shelters: Shelter[],
    { db }: Context,
    @Args(() => ShelterStaysArgs) { filter, ...page }: ShelterStaysArgs,
  ): Promise<Connection<ShelterStay>[]> {
    const query = db.createQueryBuilder(ShelterStay, "stay");
    keepAnyOf(query, "status", filter?.status);
    const ids = shelters.map(({ id }) => id);
    return pageOfEach(query, "shelterId", ids, LATEST_FIRST, page);
  }

  @BatchField(() => Int, { nullable: true, description: OVERSTAYS })
  async overstays(shelters: Shelter[], ctx: Context): Promise<(number | null)[]> {
    const transit = shelters.filter(({ kind }) => kind === ShelterKind.TRANSIT);
    const today = await todayOfEach(ctx, transit);
    // One statement for each day that it is in some operation: one, or at midnight two.
    const counts = await Promise.all(
      [...new Set(today)].map((day) => {
        const ids = transit.filter((_, index) => today[index] === day).map(({ id }) => id);
        return countCheckedInBefore(ctx.figures, ids, daysBefore(day, TRANSIT_DAYS));
      }),
    );
    const byShelter = new Map(counts.flat());
    return shelters.map(({ id }) => {
      const count = byShelter.get(id) ?? 0;
      return isSmall(count, thresholdFor(ctx)) ? null : count;
    });
  }
}

/** The day that is so many days before `day`. */
function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}
