import { Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { recordsOfEach } from "../person/person.loaders";
import { Person } from "../person/person.stub";
import { Allergy } from "./allergy.entity";

@Resolver(() => Person)
export class PersonAllergiesResolver {
  @BatchField(() => [Allergy], { nullable: true, description: "Known allergies, latest recorded first." })
  allergies(people: Person[], { db }: Context): Promise<Allergy[][]> {
    return recordsOfEach(db, Allergy, people);
  }
}
