import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import { pageOf, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import { assertId } from "#kit/errors";
import { manyEach } from "#kit/loader";
import { Condition } from "../condition/condition.entity";
import { conditionById } from "../condition/condition.loaders";
import { Operation } from "../operation/operation.entity";
import { requireOperation } from "../operation/operation.loaders";
import { listedRecordsOfEach } from "../person/person.loaders";
import { Person } from "../person/person.stub";
import { L4_CATEGORIES } from "../sensitivity/sensitivity.rules";
import { MedicalNeed } from "./need.entity";
import { MedicalNeedPriority, MedicalNeedStatus } from "./need.enums";
import { MedicalNeedConnection, MedicalNeedsArgs, NeedsByPriority } from "./need.inputs";
import { listedNeeds, NEED_ORDERS } from "./need.loaders";
import { assertNeedFilter, isOverdueAt } from "./need.rules";

const LISTED =
  "Medical needs of an operation: the clinicians' worklist, the most urgent first. Those of level L4 (MENTAL_HEALTH, HIV, SEXUAL_VIOLENCE) are not in it.";

@Resolver(() => MedicalNeed)
export class MedicalNeedResolver {
  @Query(() => MedicalNeedConnection, { nullable: true, description: LISTED })
  async medicalNeeds(
    @Args(() => MedicalNeedsArgs) { operation, filter, sort, ...page }: MedicalNeedsArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<MedicalNeed>> {
    const wanted = filter ?? {};
    assertNeedFilter(wanted, L4_CATEGORIES);
    for (const id of wanted.personIds ?? []) assertId("filter.personIds", id);
    const { code } = await requireOperation(ctx, operation);
    return pageOf(listedNeeds(ctx.db, code, wanted, ctx.clock.now()), NEED_ORDERS[sort], page);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: "Whether it is ACTIVE or ON_HOLD although `dueAt` is over, at the operation's now.",
  })
  isOverdue(@Root() need: MedicalNeed, @Ctx() { clock }: Context): boolean {
    return isOverdueAt(need, clock.now());
  }

  @BatchField(() => Condition, { nullable: true, description: "What makes the care necessary, where that is known." })
  condition(needs: MedicalNeed[], ctx: Context): Promise<(Condition | null)[]> {
    const loader = conditionById(ctx);
    return Promise.all(
      needs.map(async ({ conditionId }) => (conditionId === null ? null : await loader.load(conditionId))),
    );
  }
}

@Resolver(() => Person)
export class PersonNeedsResolver {
  @BatchField(() => [MedicalNeed], {
    nullable: true,
    description: "Medical needs of this person, latest opened first, without those of level L4.",
  })
  medicalNeeds(people: Person[], { db }: Context): Promise<MedicalNeed[][]> {
    return listedRecordsOfEach(db, MedicalNeed, people);
  }
}

// The figures count L4 needs too. They name no person, category or site, and whoever staffs a clinic by them must not
// be told too few; the price is that a clinician who compares them with the worklist learns how many L4 needs there are.
const BY_PRIORITY =
  "How many medical needs there are of each priority, the most urgent first; every priority is there. These figures include needs of level L4, which no list shows, so that the workload is whole.";

interface Figure {
  operationCode: string;
  priority: MedicalNeedPriority;
  status: MedicalNeedStatus;
  count: number | string;
}

@Resolver(() => Operation)
export class OperationNeedsResolver {
  @BatchField(() => [NeedsByPriority], { nullable: true, description: BY_PRIORITY })
  async needsByPriority(operations: Operation[], { figures }: Context): Promise<NeedsByPriority[][]> {
    const codes = operations.map(({ code }) => code);
    const rows = await figures
      .createQueryBuilder(MedicalNeed, "need")
      .select("need.operationCode", "operationCode")
      .addSelect("need.priority", "priority")
      .addSelect("need.status", "status")
      .addSelect("COUNT(*)", "count")
      .where("need.operationCode IN (:...codes)", { codes })
      .groupBy("need.operationCode")
      .addGroupBy("need.priority")
      .addGroupBy("need.status")
      .getRawMany<Figure>();
    return manyEach(codes, rows, (row) => row.operationCode).map((own) =>
      Object.values(MedicalNeedPriority).map((priority) => figuresOf(priority, own)),
    );
  }
}

function figuresOf(priority: MedicalNeedPriority, figures: readonly Figure[]): NeedsByPriority {
  const own = figures.filter((figure) => figure.priority === priority);
  const sum = (some: readonly Figure[]): number => some.reduce((total, { count }) => total + Number(count), 0);
  const of = (status: MedicalNeedStatus): number => sum(own.filter((figure) => figure.status === status));
  return {
    priority,
    active: of(MedicalNeedStatus.ACTIVE),
    onHold: of(MedicalNeedStatus.ON_HOLD),
    completed: of(MedicalNeedStatus.COMPLETED),
    total: sum(own) - of(MedicalNeedStatus.ENTERED_IN_ERROR),
  };
}
