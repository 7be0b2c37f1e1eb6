import { Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { manyEach } from "#kit/loader";
import { Person } from "../person/person.entity";
import { personById } from "../person/person.loaders";
import { Household } from "./household.entity";
import { householdById } from "./household.loaders";

@Resolver(() => Household)
export class HouseholdResolver {
  @BatchField(() => Person, {
    nullable: true,
    description: "Who speaks for the household; null where nobody does.",
  })
  head(households: Household[], ctx: Context): Promise<(Person | null)[]> {
    return Promise.all(households.map(async ({ headId }) => (headId ? personById(ctx).load(headId) : null)));
  }

  @BatchField(() => [Person], { nullable: true, description: "Everybody in it, the head among them; oldest first." })
  async members(households: Household[], { db }: Context): Promise<Person[][]> {
    const ids = households.map(({ id }) => id);
    const members = await db
      .createQueryBuilder(Person, "person")
      .where("person.householdId IN (:...ids)", { ids: [...new Set(ids)] })
      .andWhere("person.mergedIntoId IS NULL")
      .orderBy({ "person.bornOn": "ASC", "person.id": "ASC" })
      .getMany();
    return manyEach(ids, members, ({ householdId }) => householdId ?? "");
  }
}

@Resolver(() => Person)
export class PersonHouseholdResolver {
  @BatchField(() => Household, {
    nullable: true,
    description: "The people that this person lives and travels with; null for somebody alone.",
  })
  household(people: Person[], ctx: Context): Promise<(Household | null)[]> {
    return Promise.all(
      people.map(async ({ householdId }) => (householdId ? householdById(ctx).load(householdId) : null)),
    );
  }
}
