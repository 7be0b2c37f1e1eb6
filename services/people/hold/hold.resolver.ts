import { Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { Person } from "../person/person.entity";
import { holdsByPerson } from "./hold.loaders";
import { PersonHold } from "./hold.entity";

@Resolver(() => Person)
export class PersonHoldResolver {
  @BatchField(() => Boolean, {
    nullable: true,
    description: "Whether some agency says that the person must not be moved for now.",
  })
  async isOnHold(people: Person[], ctx: Context): Promise<boolean[]> {
    const holds = await Promise.all(people.map(({ id }) => holdsByPerson(ctx).load(id)));
    return holds.map((own) => own.some(({ liftedAt }) => liftedAt === null));
  }

  @BatchField(() => [PersonHold], {
    nullable: true,
    description: "Holds on this person, ended ones too, latest first.",
  })
  holds(people: Person[], ctx: Context): Promise<PersonHold[][]> {
    return Promise.all(people.map(({ id }) => holdsByPerson(ctx).load(id)));
  }
}
