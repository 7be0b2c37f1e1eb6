import { FieldResolver, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { CodedTerm } from "#kit/terms";
import { listedRecordsOfEach } from "../person/person.loaders";
import { Person } from "../person/person.stub";
import { icd10Term } from "../reference/icd10";
import { Condition } from "./condition.entity";

@Resolver(() => Condition)
export class ConditionResolver {
  @FieldResolver(() => CodedTerm, { nullable: true, description: "What it is: a code of WHO's ICD-10, 2019 edition." })
  diagnosis(@Root() { icd10Code }: Condition): CodedTerm {
    return icd10Term(icd10Code);
  }
}

@Resolver(() => Person)
export class PersonConditionsResolver {
  @BatchField(() => [Condition], {
    nullable: true,
    description: "Conditions of this person, latest found first, without those of level L4.",
  })
  conditions(people: Person[], { db }: Context): Promise<Condition[][]> {
    return listedRecordsOfEach(db, Condition, people);
  }
}
