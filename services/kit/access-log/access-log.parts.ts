// What each agency adds to the graph so that its access log can be read; the agency's subgraph.ts takes it in.
import {
  Args,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Resolver,
  Root,
  type ClassType,
} from "type-graphql";
import { BatchField } from "#kit/batch";
import { connectionOf, PageArgs, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import type { References } from "#kit/entities";
import { AccessHistoryEntry } from "./access-history-entry";
import { AccessLogLine, ACCESS_LOG_TABLES } from "./access-log.entity";
import { AccessLogArgs } from "./access-log.inputs";
import { historiesOf, linesOf } from "./access-log.pages";

const LineConnection = connectionOf(AccessLogLine, "AccessLogLine", { shared: true });
const EntryConnection = connectionOf(AccessHistoryEntry, "AccessHistoryEntry", { shared: true });

export interface AccessLogParts {
  AccessLog: ClassType<{ id: string }>;
  AccessHistory: ClassType<{ personId: string }>;
  resolvers: ClassType[];
  entities: ClassType[];
  references: References;
  tables: ClassType[];
}

/**
 * The slice of one agency: `AccessLog` and `AccessHistory`, each with one field that is called like the agency. The
 * classes are made anew for each, since four agencies in one process would else have each other's fields.
 */
export function accessLogOf(agency: string): AccessLogParts {
  const [AccessLog, AccessLogResolver] = logOf(agency);
  const [AccessHistory, AccessHistoryResolver] = historyOf(agency);
  return {
    AccessLog,
    AccessHistory,
    resolvers: [AccessLogResolver, AccessHistoryResolver],
    entities: [AccessLog, AccessHistory],
    references: {
      AccessLog: (log: { id: string }) => log,
      AccessHistory: (history: { personId: string }) => history,
    },
    tables: ACCESS_LOG_TABLES,
  };
}

function logOf(agency: string): [ClassType<{ id: string }>, ClassType] {
  @Directive('@key(fields: "id")')
  @ObjectType("AccessLog", { description: "Who read what of people, and what was refused, at every agency." })
  class AccessLog {
    @Field(() => ID, { description: "Code of the operation of these people; * for all operations." })
    id!: string;
  }

  @Resolver(() => AccessLog)
  class AccessLogResolver {
    @FieldResolver(() => LineConnection, {
      name: agency,
      nullable: true,
      description: `What was read at the ${agency} agency, latest first.`,
    })
    lines(
      @Root() { id }: AccessLog,
      @Ctx() ctx: Context,
      @Args(() => AccessLogArgs) args: AccessLogArgs,
    ): Promise<Connection<AccessLogLine>> {
      return linesOf(id, ctx, args);
    }
  }
  return [AccessLog, AccessLogResolver];
}

function historyOf(agency: string): [ClassType<{ personId: string }>, ClassType] {
  @Directive('@key(fields: "personId")')
  @ObjectType("AccessHistory", { description: "Who saw the data of a person, at every agency." })
  class AccessHistory {
    @Field(() => ID, { description: "The person's id." })
    personId!: string;
  }

  @Resolver(() => AccessHistory)
  class AccessHistoryResolver {
    @BatchField(() => EntryConnection, {
      name: agency,
      nullable: true,
      description: `Who saw what the ${agency} agency holds of this person, latest first.`,
    })
    entries(
      histories: AccessHistory[],
      ctx: Context,
      @Args(() => PageArgs) page: PageArgs,
    ): Promise<Connection<AccessHistoryEntry>[]> {
      const ids = histories.map(({ personId }) => personId);
      return historiesOf(ids, ctx, page);
    }
  }
  return [AccessHistory, AccessHistoryResolver];
}
