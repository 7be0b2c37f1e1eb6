import { Args, Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import { connectionOf, PageArgs, pageOfEach, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import { Shelter } from "../shelter/shelter.entity";
import { ShelterStay } from "../stay/stay.entity";
import { stayById } from "../stay/stay.loaders";
import { ShelterTask } from "./task.entity";

const ShelterTaskConnection = connectionOf(ShelterTask, "ShelterTask");

@Resolver(() => Shelter)
export class ShelterTasksResolver {
  @BatchField(() => ShelterTaskConnection, {
    nullable: true,
    description: "What this shelter must put right and has not, the latest first.",
  })
  tasks(
    shelters: Shelter[],
    { db }: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<ShelterTask>[]> {
    const query = db.createQueryBuilder(ShelterTask, "task").where("task.doneAt IS NULL");
    const ids = shelters.map(({ id }) => id);
    return pageOfEach(query, "shelterId", ids, { keys: ["occurredAt"], direction: "DESC" }, page);
  }
}

@Resolver(() => ShelterTask)
export class ShelterTaskResolver {
  @BatchField(() => ShelterStay, { nullable: true, description: "Whom it is about: the stay." })
  stay(tasks: ShelterTask[], ctx: Context): Promise<(ShelterStay | null)[]> {
    return Promise.all(tasks.map(({ stayId }) => stayById(ctx).load(stayId)));
  }
}
