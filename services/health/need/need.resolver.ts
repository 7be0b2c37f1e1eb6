import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import { pageOf, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import { assertId } from "#kit/errors";
import { Condition } from "../condition/condition.entity";
import { conditionById } from "../condition/condition.loaders";
import { Operation } from "../operation/operation.entity";
import { requireOperation } from "../operation/operation.loaders";
import { listedRecordsOfEach } from "../person/person.loaders";
import { Person } from "../person/person.stub";
import { L4_CATEGORIES } from "../sensitivity/sensitivity.rules";
import { MedicalNeed } from "./need.entity";
import { countedNeeds, hiddenNeeds, needsTold } from "./need.figures";
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

@Resolver(() => Operation)
export class OperationNeedsResolver {
  @BatchField(() => [NeedsByPriority], { nullable: true, description: BY_PRIORITY })
  async needsByPriority(operations: Operation[], ctx: Context): Promise<NeedsByPriority[][]> {
    return Promise.all(
      operations.map(async ({ code }) => {
        const [counted, hidden] = await Promise.all([countedNeeds(ctx).load(code), hiddenNeeds(ctx).load(code)]);
        return needsTold(counted, hidden);
      }),
    );
  }
}
