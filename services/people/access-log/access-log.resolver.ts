import { Arg, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { ALL_OPERATIONS } from "#kit/access-log/access-log.pages";
import { Person } from "../person/person.entity";
import { accessLog } from "./access-log.parts";

const { AccessLog, AccessHistory } = accessLog;

@Resolver(() => AccessLog)
export class AccessLogQueries {
  @Query(() => AccessLog, {
    nullable: true,
    description: "The access log of an operation: who read what of its people, and what was refused.",
  })
  accessLog(
    @Arg("operation", () => ID, {
      nullable: true,
      description: "Code of the operation; all that the viewer may see unless said.",
    })
    operation: string | null = ALL_OPERATIONS,
  ): { id: string } {
    return { id: operation ?? ALL_OPERATIONS };
  }
}

@Resolver(() => Person)
export class PersonAccessHistoryResolver {
  @FieldResolver(() => AccessHistory, { nullable: true, description: "Who saw this person's data, at every agency." })
  accessHistory(@Root() { id }: Person): { personId: string } {
    return { personId: id };
  }
}
