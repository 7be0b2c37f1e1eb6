import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
  Root,
} from "type-graphql";
import { In, IsNull, type FindOptionsOrder } from "typeorm";
import { ChildCaseStatus } from "../../services/people/protection/case/case.enums";
import { ChildCase, Person } from "./people.entities";
import type { PeopleContext } from "./people.loaders";

enum ChildCaseSort {
  OPENED = "OPENED",
  RISK = "RISK",
}
registerEnumType(ChildCaseSort, { name: "ChildCaseSort", description: "The order of a list of cases." });

const CASE_ORDERS: Record<ChildCaseSort, FindOptionsOrder<ChildCase>> = {
  OPENED: { openedAt: "DESC", id: "DESC" },
  RISK: { riskRank: "ASC", openedAt: "ASC", id: "ASC" },
};

@InputType({ description: "Which cases." })
class ChildCaseFilter {
  @Field(() => [ChildCaseStatus], { nullable: true, description: "In any of these statuses." })
  status?: ChildCaseStatus[] | null;
}

@ObjectType({ description: "One Person in a page." })
class PersonEdge {
  @Field(() => Person, { description: "The record itself." })
  node!: Person;
}

@ObjectType({ description: "A page of Person records." })
class PersonConnection {
  @Field(() => [PersonEdge], { description: "The records of this page, in order." })
  edges!: PersonEdge[];
}

@ObjectType({ description: "One ChildCase in a page." })
class ChildCaseEdge {
  @Field(() => ChildCase, { description: "The record itself." })
  node!: ChildCase;
}

@ObjectType({ description: "A page of ChildCase records." })
class ChildCaseConnection {
  @Field(() => [ChildCaseEdge], { description: "The records of this page, in order." })
  edges!: ChildCaseEdge[];
}

@Resolver(() => Person)
export class PeopleQueries {
  @Query(() => Person, { nullable: true, description: "The person of this id, or null." })
  person(@Arg("id", () => ID) id: string, @Ctx() { people }: PeopleContext): Promise<Person | null> {
    return people.personById.load(id);
  }

  @Query(() => PersonConnection, { nullable: true, description: "People of one operation, latest registered first." })
  async people(
    @Arg("operation", () => ID) operationCode: string,
    @Arg("first", () => Int, { defaultValue: 25 }) first: number,
    @Ctx() { people: { db } }: PeopleContext,
  ): Promise<PersonConnection> {
    const people = await db.find(Person, {
      where: { operationCode, mergedIntoId: IsNull() },
      order: { occurredAt: "DESC", id: "DESC" },
      take: first,
    });
    return { edges: people.map((node) => ({ node })) };
  }
}

@Resolver(() => ChildCase)
export class ChildCaseResolver {
  @Query(() => ChildCaseConnection, { nullable: true, description: "Children's cases of one operation." })
  async childCases(
    @Arg("operation", () => ID) operationCode: string,
    @Arg("filter", () => ChildCaseFilter, { nullable: true }) filter: ChildCaseFilter | null,
    @Arg("sort", () => ChildCaseSort, { defaultValue: ChildCaseSort.OPENED }) sort: ChildCaseSort,
    @Arg("first", () => Int, { defaultValue: 25 }) first: number,
    @Ctx() { people: { db } }: PeopleContext,
  ): Promise<ChildCaseConnection> {
    const status = filter?.status;
    const where = { operationCode, ...(status && { status: In(status) }) };
    const cases = await db.find(ChildCase, { where, order: CASE_ORDERS[sort], take: first });
    return { edges: cases.map((node) => ({ node })) };
  }

  @FieldResolver(() => Person, { nullable: true, description: "The child." })
  person(@Root() { personId }: ChildCase, @Ctx() { people }: PeopleContext): Promise<Person | null> {
    return people.personById.load(personId);
  }
}
