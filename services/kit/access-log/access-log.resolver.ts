import { ID, Resolver } from "type-graphql";
import { In } from "typeorm";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { manyEach } from "#kit/loader";
import { AccessLogLine, AccessLogPerson } from "./access-log.entity";

@Resolver(() => AccessLogLine)
export class AccessLogLineResolver {
  @BatchField(() => [ID], { description: "Whose data were read." })
  async personIds(lines: AccessLogLine[], { db }: Context): Promise<string[][]> {
    const ids = lines.map(({ id }) => id);
    const people = await db.find(AccessLogPerson, { where: { id: In(ids) }, order: { id: "ASC", personId: "ASC" } });
    return manyEach(ids, people, ({ id }) => id).map((own) => own.map(({ personId }) => personId));
  }
}
