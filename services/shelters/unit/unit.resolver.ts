import { Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { Shelter } from "../shelter/shelter.entity";
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
