import { In } from "typeorm";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { manyEach } from "#kit/loader";
import { Person } from "../../person/person.entity";
import { personById } from "../../person/person.loaders";
import { ChildCase } from "../case/case.entity";
import { ChildTravelClearance } from "./clearance.entity";
import { latestClearanceByPerson } from "./clearance.loaders";

@Resolver(() => ChildTravelClearance)
export class ChildTravelClearanceResolver {
  @FieldResolver(() => Boolean, { nullable: true, description: "Whether the verdict still holds now." })
  isValid(@Root() { validUntil }: ChildTravelClearance, @Ctx() { clock }: Context): boolean {
    return clock.now() < validUntil;
  }

  @BatchField(() => Person, { nullable: true, description: "The child." })
  person(clearances: ChildTravelClearance[], ctx: Context): Promise<(Person | null)[]> {
    return Promise.all(clearances.map(({ personId }) => personById(ctx).load(personId)));
  }
}

@Resolver(() => ChildCase)
export class ChildCaseClearancesResolver {
  @BatchField(() => [ChildTravelClearance], { nullable: true, description: "Every verdict on travel, latest first." })
  async travelClearances(cases: ChildCase[], { db }: Context): Promise<ChildTravelClearance[][]> {
    const ids = cases.map(({ id }) => id);
    const order = { decidedAt: "DESC", id: "DESC" } as const;
    const clearances = await db.find(ChildTravelClearance, { where: { childCaseId: In(ids) }, order });
    return manyEach(ids, clearances, ({ childCaseId }) => childCaseId);
  }
}

@Resolver(() => Person)
export class PersonClearanceResolver {
  @BatchField(() => ChildTravelClearance, {
    nullable: true,
    description: "The latest verdict on whether this child may travel without a guardian; null where none was given.",
  })
  childTravelClearance(people: Person[], ctx: Context): Promise<(ChildTravelClearance | null)[]> {
    return Promise.all(people.map(({ id }) => latestClearanceByPerson(ctx).load(id)));
  }
}
