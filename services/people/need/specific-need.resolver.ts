import { FieldResolver, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { manyEach } from "#kit/loader";
import { CodedTerm } from "#kit/terms";
import { Person } from "../person/person.entity";
import { specificNeedOf } from "../reference/terms";
import { SpecificNeed } from "./specific-need.entity";

@Resolver(() => SpecificNeed)
export class SpecificNeedResolver {
  @FieldResolver(() => CodedTerm, { nullable: true, description: "Which need: a UNHCR specific-needs code, e.g. SC." })
  need(@Root() { code }: SpecificNeed): CodedTerm {
    return specificNeedOf(code);
  }
}

@Resolver(() => Person)
export class PersonNeedsResolver {
  @BatchField(() => [SpecificNeed], {
    nullable: true,
    description: "Specific needs, ended ones too, the latest identified first.",
  })
  async specificNeeds(people: Person[], { db }: Context): Promise<SpecificNeed[][]> {
    const ids = people.map(({ id }) => id);
    const needs = await db
      .createQueryBuilder(SpecificNeed, "need")
      .where("need.personId IN (:...ids)", { ids: [...new Set(ids)] })
      .orderBy({ "need.occurredAt": "DESC", "need.id": "DESC" })
      .getMany();
    return manyEach(ids, needs, ({ personId }) => personId);
  }
}
