import { Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { In } from "typeorm";
import { BatchField } from "#kit/batch";
import { pageOf, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import type { Order } from "#kit/cursor";
import { dayOf, daysBetween } from "#kit/days";
import { manyEach } from "#kit/loader";
import { CodedTerm } from "#kit/terms";
import { requireOperation, todayOfEach } from "../../operation/operation.loaders";
import { Person } from "../../person/person.entity";
import { personById } from "../../person/person.loaders";
import { concernTerm } from "../reference/protection-concerns";
import { ChildCase } from "./case.entity";
import { narrow } from "./case.filter";
import { ChildCaseConnection, ChildCasesArgs, ChildCaseSort } from "./case.inputs";
import { childCaseByPerson } from "./case.loaders";
import { isAssessmentOverdue } from "./case.rules";
import { ChildCaseConcern } from "./concern.entity";

const ORDERS: Record<ChildCaseSort, Order> = {
  OPENED: { keys: ["openedAt"], direction: "DESC" },
  RISK: { keys: ["riskRank", "openedAt"], direction: "ASC" },
};

@Resolver(() => ChildCase)
export class ChildCaseResolver {
  @Query(() => ChildCaseConnection, { nullable: true, description: "Children's cases of one operation." })
  async childCases(
    @Args(() => ChildCasesArgs) { operation: code, filter, sort, ...page }: ChildCasesArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ChildCase>> {
    const operation = await requireOperation(ctx, code);
    const now = ctx.clock.now();
    const query = ctx.db
      .createQueryBuilder(ChildCase, "childCase")
      .where("childCase.operationCode = :code", { code })
      // Filters would tell parts of a referred case that the referral does not share: those are reached by the child.
      .andWhere("(childCase.owningAgency = :viewerAgency OR childCase.caseworker = :viewerSub)");
    if (filter) narrow(query, filter, { now, today: dayOf(now, operation.timeZone) });
    return pageOf(query, ORDERS[sort], page);
  }

  @BatchField(() => Person, { nullable: true, description: "The child." })
  person(cases: ChildCase[], ctx: Context): Promise<(Person | null)[]> {
    return Promise.all(cases.map(({ personId }) => personById(ctx).load(personId)));
  }

  @BatchField(() => Int, {
    nullable: true,
    description: "Days from the day of the child's arrival to today; 0 on that day, null where it is not known.",
  })
  async daysSinceArrival(cases: ChildCase[], ctx: Context): Promise<(number | null)[]> {
    const today = await todayOfEach(ctx, cases);
    const children = await Promise.all(cases.map(({ personId }) => personById(ctx).load(personId)));
    return children.map((child, index) =>
      child?.arrivedOn ? daysBetween(child.arrivedOn, today[index] ?? child.arrivedOn) : null,
    );
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: "Whether the assessment should have been made by now and was not.",
  })
  isAssessmentOverdue(@Root() childCase: ChildCase, @Ctx() { clock }: Context): boolean {
    return isAssessmentOverdue(childCase, clock.now());
  }

  @BatchField(() => [CodedTerm], { nullable: true, description: "What the child must be protected from, by code." })
  async protectionConcerns(cases: ChildCase[], { db }: Context): Promise<CodedTerm[][]> {
    const ids = cases.map(({ id }) => id);
    const concerns = await db.find(ChildCaseConcern, { where: { childCaseId: In(ids) } });
    return manyEach(ids, concerns, ({ childCaseId }) => childCaseId).map((own) =>
      own
        .map(({ code }) => code)
        .sort()
        .map(concernTerm),
    );
  }
}

@Resolver(() => Person)
export class PersonChildCaseResolver {
  @BatchField(() => ChildCase, { nullable: true, description: "The person's child-protection case, if there is one." })
  childCase(people: Person[], ctx: Context): Promise<(ChildCase | null)[]> {
    return Promise.all(people.map(({ id }) => childCaseByPerson(ctx).load(id)));
  }
}
