import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { daysBetween } from "#kit/days";
import { todayOfEach } from "../operation/operation.loaders";
import { Person } from "../person/person.stub";
import { Shelter } from "../shelter/shelter.entity";
import { shelterOfEach } from "../shelter/shelter.loaders";
import { HousingUnit } from "../unit/unit.entity";
import { unitById } from "../unit/unit.loaders";
import { ShelterStay } from "./stay.entity";
import { ShelterStayStatus } from "./stay.enums";
import { staysByPerson } from "./stay.loaders";
import { isOverstay, isReservationExpiredAt, isReservedAt } from "./stay.rules";

const SINCE =
  "Days from the day of check-in to today, in the operation's time zone; 0 on that day. Null unless the person is checked in.";
const TOO_LONG = "Whether the person is in a TRANSIT centre for more than five days: a flag, to be asked after.";
const EXPIRED =
  "Whether the place is still kept although `reservationExpiresAt` is over, at the operation's now; a desk may give it back.";

@Resolver(() => ShelterStay)
export class ShelterStayResolver {
  @BatchField(() => Shelter, { nullable: true, description: "The shelter." })
  shelter(stays: ShelterStay[], ctx: Context): Promise<(Shelter | null)[]> {
    return shelterOfEach(ctx, stays);
  }

  @BatchField(() => HousingUnit, { nullable: true, description: "The part of the shelter; null where none was named." })
  unit(stays: ShelterStay[], ctx: Context): Promise<(HousingUnit | null)[]> {
    const loader = unitById(ctx);
    return Promise.all(stays.map(async ({ unitId }) => (unitId === null ? null : await loader.load(unitId))));
  }

  @BatchField(() => Int, { nullable: true, description: SINCE })
  daysSinceCheckIn(stays: ShelterStay[], ctx: Context): Promise<(number | null)[]> {
    return daysOfEach(stays, ctx);
  }

  @BatchField(() => Boolean, { nullable: true, description: TOO_LONG })
  async isOverstay(stays: ShelterStay[], ctx: Context): Promise<(boolean | null)[]> {
    const [days, shelters] = await Promise.all([daysOfEach(stays, ctx), shelterOfEach(ctx, stays)]);
    return shelters.map((shelter, index) => shelter && isOverstay(shelter.kind, days[index] ?? null));
  }

  @FieldResolver(() => Boolean, { nullable: true, description: EXPIRED })
  isReservationExpired(@Root() stay: ShelterStay, @Ctx() { clock }: Context): boolean {
    return isReservationExpiredAt(stay, clock.now());
  }
}

const daysOfEach = async (stays: readonly ShelterStay[], ctx: Context): Promise<(number | null)[]> => {
  const today = await todayOfEach(ctx, stays);
  return stays.map(({ status, checkedInOn }, index) =>
    status === ShelterStayStatus.CHECKED_IN && checkedInOn !== null
      ? daysBetween(checkedInOn, today[index] ?? checkedInOn)
      : null,
  );
};

/** What this agency adds to a person it does not own; all three fields cost one statement. */
@Resolver(() => Person)
export class PersonStaysResolver {
  @BatchField(() => ShelterStay, { nullable: true, description: "Where the person is checked in now; null: nowhere." })
  async currentStay(people: Person[], ctx: Context): Promise<(ShelterStay | null)[]> {
    const stays = await staysOfEach(people, ctx);
    return stays.map((own) => own.find(({ status }) => status === ShelterStayStatus.CHECKED_IN) ?? null);
  }

  @BatchField(() => [ShelterStay], { nullable: true, description: "Stays of this person in any state, latest first." })
  stays(people: Person[], ctx: Context): Promise<ShelterStay[][]> {
    return staysOfEach(people, ctx);
  }

  @BatchField(() => [ShelterStay], {
    nullable: true,
    description: "Places that are kept for this person: RESERVED and not expired at the operation's now. Latest first.",
  })
  async reservedStays(people: Person[], ctx: Context): Promise<ShelterStay[][]> {
    const stays = await staysOfEach(people, ctx);
    return stays.map((own) => own.filter((stay) => isReservedAt(stay, ctx.clock.now())));
  }
}

const staysOfEach = (people: readonly Person[], ctx: Context): Promise<ShelterStay[][]> => {
  const loader = staysByPerson(ctx);
  return Promise.all(people.map(({ id }) => loader.load(id)));
};
