import { Arg, Args, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { Operation } from "../operation/operation.entity";
import { requireOperation } from "../operation/operation.loaders";
import { Shelter } from "./shelter.entity";
import { SheltersArgs, SphereWarning } from "./shelter.inputs";
import { hiddenOfEach, hiddenOfOperation, type PlaceName } from "./shelter.figures";
import { placesByOperation, shelterById, shelterList, type PlaceFigures } from "./shelter.loaders";
import { availableOf, shortfallsOf } from "./shelter.rules";

const LISTED =
  "Shelters of an operation, at most 500: those where people are received first by name, then those where they wait for the way home. Without a filter by status, PROPOSED ones are left out.";
const AVAILABLE = "Places that can be given now: capacity + surge − blocked − occupied − reserved, never below 0.";
const HIDDEN = "Null where `isSuppressed`.";
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
    const found = await shelterList(ctx.db, code, filter ?? {});
    if (least === 0) return found;
    // Whoever may not see how many places are free must not find it out by asking for one more each time.
    const hidden = await hiddenOfEach(found, ctx);
    return found.filter((_, index) => !hidden[index]?.has("available"));
  }

  @Query(() => Shelter, { nullable: true, description: "One shelter; null: there is none of this id." })
  shelter(
    @Arg("id", () => ID, { description: "The shelter's UUID." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Shelter | null> {
    assertId("id", id);
    return shelterById(ctx).load(id);
  }

  @BatchField(() => Int, { nullable: true, description: `People who are checked in. ${HIDDEN}` })
  occupied(shelters: Shelter[], ctx: Context): Promise<(number | null)[]> {
    return told("occupied", shelters, ctx);
  }

  @BatchField(() => Int, { nullable: true, description: `Places that are kept for people who are expected. ${HIDDEN}` })
  reserved(shelters: Shelter[], ctx: Context): Promise<(number | null)[]> {
    return told("reserved", shelters, ctx);
  }

  @BatchField(() => Int, { nullable: true, description: `${AVAILABLE} ${HIDDEN}` })
  available(shelters: Shelter[], ctx: Context): Promise<(number | null)[]> {
    return told("available", shelters, ctx);
  }

  @BatchField(() => Boolean, {
    nullable: true,
    description: "Whether `occupied`, `reserved` or `available` is hidden, since so few people are counted.",
  })
  async isSuppressed(shelters: Shelter[], ctx: Context): Promise<boolean[]> {
    return (await hiddenOfEach(shelters, ctx)).map((hidden) => hidden.size > 0);
  }

  @BatchField(() => [SphereWarning], { nullable: true, description: `${SPHERE} Null where \`occupied\` is hidden.` })
  async sphereWarnings(shelters: Shelter[], ctx: Context): Promise<(SphereWarning[] | null)[]> {
    const hidden = await hiddenOfEach(shelters, ctx);
    return shelters.map((shelter, index) => (hidden[index]?.has("occupied") ? null : shortfallsOf(shelter)));
  }
}

async function told(name: PlaceName, shelters: readonly Shelter[], ctx: Context): Promise<(number | null)[]> {
  const hidden = await hiddenOfEach(shelters, ctx);
  return shelters.map((shelter, index) => {
    if (hidden[index]?.has(name)) return null;
    return name === "available" ? availableOf(shelter) : shelter[name];
  });
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

  @BatchField(() => Int, {
    nullable: true,
    description: "People who are checked into a shelter. Null where `sheltersSuppressed` names it.",
  })
  occupancy(operations: Operation[], ctx: Context): Promise<(number | null)[]> {
    return placesTold("occupancy", operations, ctx);
  }

  @BatchField(() => Int, {
    nullable: true,
    description: "Places kept for people who are expected. Null where `sheltersSuppressed` names it.",
  })
  reserved(operations: Operation[], ctx: Context): Promise<(number | null)[]> {
    return placesTold("reserved", operations, ctx);
  }
}

async function placesTold(
  name: "occupancy" | "reserved",
  operations: readonly Operation[],
  ctx: Context,
): Promise<(number | null)[]> {
  const places = await placesOfEach(operations, ctx);
  const hidden = await Promise.all(operations.map(({ code }) => hiddenOfOperation(ctx, code)));
  return places.map((own, index) => (hidden[index]?.has(name) ? null : own[name]));
}

const placesOfEach = (operations: readonly Operation[], ctx: Context): Promise<PlaceFigures[]> => {
  const loader = placesByOperation(ctx);
  return Promise.all(operations.map(({ code }) => loader.load(code)));
};
