import { Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { manyEach } from "#kit/loader";
import { ChildCase } from "../case/case.entity";
import { Incident } from "./incident.entity";

@Resolver(() => ChildCase)
export class ChildCaseIncidentsResolver {
  @BatchField(() => [Incident], {
    nullable: true,
    description: "Incidents that the viewer was named for, latest first; whether there are others is not told.",
  })
  async incidents(cases: ChildCase[], { db }: Context): Promise<Incident[][]> {
    const ids = cases.map(({ id }) => id);
    const rows = await db
      .createQueryBuilder(Incident, "incident")
      .where("incident.childCaseId IN (:...ids)", { ids: [...new Set(ids)] })
      .orderBy({ "incident.occurredAt": "DESC", "incident.id": "DESC" })
      .getMany();
    return manyEach(ids, rows, ({ childCaseId }) => childCaseId);
  }
}
