import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { Operation } from "../operation/operation.entity";
import { requireOperation } from "../operation/operation.loaders";
import { Shelter } from "./shelter.entity";
import { SheltersArgs, SphereWarning } from "./shelter.inputs";
import { placesByOperation, shelterById, shelterList, type PlaceFigures } from "./shelter.loaders";
import { availableOf, shortfallsOf } from "./shelter.rules";

const LISTED =
  "Shelters of an operation, at most 500: those where people are received first by name, then those where they wait for the way home. Without a filter by status, PROPOSED ones are left out.";
const AVAILABLE = "Places that can be given now: capacity + surge − blocked − occupied − reserved, never below 0.";
const SPHERE =
  "Minimum standards that it falls short of for the people who are in; what was not measured is not judged. Source: The Sphere Handbook, 2018 edition.";

@Resolver(() => Shelter)
export class ShelterResolver {
  @Query(() => [Shelter], { nullable: true, description: LISTED })
  async shelters(
    @Args(() => SheltersArgs) { operation, filter }: SheltersArgs,
    @Ctx() ctx: Context,
  ): Promise<Shelter[]> {
    const least = filter?.minAvailable ?? 0;
    if (least < 0) throw new HubError("FILTER_INVALID", `filter.minAvailable: ${String(least)} is less than 0.`);
    const { code } = await requireOperation(ctx, operation);
    return shelterList(ctx.db, code, filter ?? {});
  }

  @Query(() => Shelter, { nullable: true, description: "One shelter; null: there is none of this id." })
  shelter(
    @Arg("id", () => ID, { description: "The shelter's UUID." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Shelter | null> {
    assertId("id", id);
    return shelterById(ctx).load(id);
  }

  @FieldResolver(() => Int, { nullable: true, description: AVAILABLE })
  available(@Root() shelter: Shelter): number {
    return availableOf(shelter);
  }

  @FieldResolver(() => [SphereWarning], { nullable: true, description: SPHERE })
  sphereWarnings(@Root() shelter: Shelter): SphereWarning[] {
    return shortfallsOf(shelter);
  }
}

/** The figures on shelter in the situation report; all three cost one statement. */
@Resolver(() => Operation)
export class OperationPlacesResolver {
  @BatchField(() => Int, {
    nullable: true,
    description: "Places in OPEN shelters that people may be in: capacity + surge − blocked.",
  })
  async capacity(operations: Operation[], ctx: Context): Promise<number[]> {
    return (await placesOfEach(operations, ctx)).map(({ capacity }) => capacity);
  }

  @BatchField(() => Int, { nullable: true, description: "People who are checked into a shelter." })
  async occupancy(operations: Operation[], ctx: Context): Promise<number[]> {
    return (await placesOfEach(operations, ctx)).map(({ occupancy }) => occupancy);
  }

  @BatchField(() => Int, { nullable: true, description: "Places kept for people who are expected." })
  async reserved(operations: Operation[], ctx: Context): Promise<number[]> {
    return (await placesOfEach(operations, ctx)).map(({ reserved }) => reserved);
  }
}

const placesOfEach = (operations: readonly Operation[], ctx: Context): Promise<PlaceFigures[]> => {
  const loader = placesByOperation(ctx);
  return Promise.all(operations.map(({ code }) => loader.load(code)));
};
