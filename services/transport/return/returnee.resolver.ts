import { Arg, ID, Query, Resolver } from "type-graphql";
import { assertId } from "#kit/errors";
import { Person } from "../person/person.stub";

@Resolver()
export class ReturneeQuery {
  @Query(() => Person, {
    nullable: true,
    description:
      "For the transport agency itself, not for people: on whom it asks whether they may enter a return case. Says nothing of whether there is such a person.",
  })
  personToReturn(@Arg("id", () => ID, { description: "Id of the person." }) id: string): Person {
    assertId("id", id);
    return { id };
  }
}
