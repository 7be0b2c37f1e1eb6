import { Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { listedRecordsOfEach } from "../person/person.loaders";
import { Person } from "../person/person.stub";
import { Medication } from "./medication.entity";

@Resolver(() => Person)
export class PersonMedicationsResolver {
  @BatchField(() => [Medication], {
    nullable: true,
    description: "Medicines for the journey, latest given first, without those that would name an L4 condition.",
  })
  medications(people: Person[], { db }: Context): Promise<Medication[][]> {
    return listedRecordsOfEach(db, Medication, people);
  }
}
