import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { Shelter } from "../shelter/shelter.entity";
import { thresholdFor } from "../shelter/shelter.figures";
import { HousingUnit } from "./unit.entity";
import { unitsByShelter } from "./unit.loaders";

@Resolver(() => Shelter)
export class ShelterUnitsResolver {
  @BatchField(() => [HousingUnit], { nullable: true, description: "Its parts, by name." })
  units(shelters: Shelter[], ctx: Context): Promise<HousingUnit[][]> {
    const loader = unitsByShelter(ctx);
    return Promise.all(shelters.map(({ id }) => loader.load(id)));
  }
}

const UNTOLD = "Null for who is told totals of people only: a room is too small a total.";

@Resolver(() => HousingUnit)
export class HousingUnitResolver {
  @FieldResolver(() => Int, { nullable: true, description: `People who are checked in. ${UNTOLD}` })
  occupied(@Root() unit: HousingUnit, @Ctx() ctx: Context): number | null {
    return thresholdFor(ctx) === null ? unit.occupied : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: `Places that are kept for people who are expected. ${UNTOLD}`,
  })
  reserved(@Root() unit: HousingUnit, @Ctx() ctx: Context): number | null {
    return thresholdFor(ctx) === null ? unit.reserved : null;
  }
}
