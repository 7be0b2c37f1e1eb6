import { Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { manyEach } from "#kit/loader";
import { Person } from "../person/person.entity";
import { personById } from "../person/person.loaders";
import { Relationship } from "./relationship.entity";

@Resolver(() => Relationship)
export class RelationshipResolver {
  @BatchField(() => Person, { nullable: true, description: "Who is the mother, uncle, spouse, …" })
  person(relationships: Relationship[], ctx: Context): Promise<(Person | null)[]> {
    return Promise.all(relationships.map(({ personId }) => personById(ctx).load(personId)));
  }

  @BatchField(() => Person, { nullable: true, description: "Whose mother, uncle, spouse, … it is." })
  other(relationships: Relationship[], ctx: Context): Promise<(Person | null)[]> {
    return Promise.all(relationships.map(({ otherId }) => personById(ctx).load(otherId)));
  }
}

@Resolver(() => Person)
export class PersonRelationshipsResolver {
  @BatchField(() => [Relationship], {
    nullable: true,
    description: "Relationships in which this person is either side, latest first.",
  })
  async relationships(people: Person[], { db }: Context): Promise<Relationship[][]> {
    const ids = people.map(({ id }) => id);
    const found = await db
      .createQueryBuilder(Relationship, "relationship")
      .where("relationship.personId IN (:...ids) OR relationship.otherId IN (:...ids)", { ids: [...new Set(ids)] })
      .orderBy({ "relationship.occurredAt": "DESC", "relationship.id": "DESC" })
      .getMany();
    return ids.map((id) => found.filter(({ personId, otherId }) => personId === id || otherId === id));
  }

  @BatchField(() => [Person], { nullable: true, description: "The people whom this person depends on." })
  async caregivers(people: Person[], ctx: Context): Promise<Person[][]> {
    const ids = people.map(({ id }) => id);
    const found = await ctx.db
      .createQueryBuilder(Relationship, "relationship")
      .where("relationship.otherId IN (:...ids)", { ids: [...new Set(ids)] })
      .andWhere("relationship.isCaregiver = :isCaregiver", { isCaregiver: true })
      .orderBy({ "relationship.occurredAt": "ASC", "relationship.id": "ASC" })
      .getMany();
    const caring = manyEach(ids, found, ({ otherId }) => otherId);
    return Promise.all(
      caring.map(async (relationships) => {
        const caregivers = await Promise.all(relationships.map(({ personId }) => personById(ctx).load(personId)));
        return caregivers.filter((caregiver) => caregiver !== null);
      }),
    );
  }
}
