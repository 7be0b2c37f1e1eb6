import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { Person } from "../person/person.stub";
import { FitToTravel } from "./fitness.entity";
import { verdictsByPerson } from "./fitness.loaders";
import { isVerdictValidAt, latestByMode } from "./fitness.rules";

@Resolver(() => FitToTravel)
export class FitToTravelResolver {
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: "Whether it holds at the operation's now, whatever it says: neither run out nor suspended.",
  })
  isValid(@Root() verdict: FitToTravel, @Ctx() { clock }: Context): boolean {
    return isVerdictValidAt(verdict, verdict.mode, clock.now());
  }
}

@Resolver(() => Person)
export class PersonFitnessResolver {
  @BatchField(() => FitToTravel, {
    nullable: true,
    description: "The latest verdict for any mode, even if it has run out; null: not assessed.",
  })
  async fitToTravel(people: Person[], ctx: Context): Promise<(FitToTravel | null)[]> {
    return (await verdictsOfEach(people, ctx)).map(([latest]) => latest ?? null);
  }

  @BatchField(() => [FitToTravel], {
    nullable: true,
    description: "The latest verdict for each mode that was assessed, even if it has run out.",
  })
  async fitToTravelByMode(people: Person[], ctx: Context): Promise<FitToTravel[][]> {
    return (await verdictsOfEach(people, ctx)).map(latestByMode);
  }
}

const verdictsOfEach = (people: readonly Person[], ctx: Context): Promise<FitToTravel[][]> => {
  const loader = verdictsByPerson(ctx);
  return Promise.all(people.map(({ id }) => loader.load(id)));
};
