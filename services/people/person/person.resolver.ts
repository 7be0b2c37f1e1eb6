import { Arg, Args, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import { pageOf, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import type { Order } from "#kit/cursor";
import { ageOn, dayOf } from "#kit/days";
import { assertId } from "#kit/errors";
import { manyEach } from "#kit/loader";
import { CodedTerm } from "#kit/terms";
import { requireOperation, todayOfEach } from "../operation/operation.loaders";
import { countryOf, languageOf } from "../reference/terms";
import { PersonNationality } from "./nationality.entity";
import { PersonOtherId } from "./other-id.entity";
import { Person } from "./person.entity";
import { AgeGroup, PersonSort } from "./person.enums";
import { narrow, numberOf } from "./person.filter";
import { PeopleArgs, PersonConnection } from "./person.inputs";
import { personById, personByNumber } from "./person.loaders";
import { searchAnswer, searchPage } from "./person.search";
import { ageGroupOf, isMinor } from "./person.rules";

const ORDERS: Record<PersonSort, Order> = {
  [PersonSort.REGISTERED]: { keys: ["occurredAt"], direction: "DESC" },
};

@Resolver(() => Person)
export class PersonQueries {
  @Query(() => Person, {
    nullable: true,
    description: "The person of this id, or null; for an id that was merged into another person, the survivor.",
  })
  person(
    @Arg("id", () => ID, { description: "Id of the person: a UUID." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Person | null> {
    assertId("id", id);
    return personById(ctx).load(id);
  }

  @Directive('@tag(name: "search")')
  @Query(() => Person, { nullable: true, description: "Whoever wears, or wore before a merge, this wristband." })
  personByRegistrationNumber(
    @Arg("registrationNumber", () => String, { description: "The number on the wristband, in any case." })
    registrationNumber: string,
    @Ctx() ctx: Context,
  ): Promise<Person | null> {
    return personByNumber(ctx).load(numberOf(registrationNumber));
  }

  @Query(() => PersonConnection, { nullable: true, description: "People registered in one operation." })
  async people(
    @Args(() => PeopleArgs) { operation, filter, sort, ...page }: PeopleArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Person>> {
    const { timeZone } = await requireOperation(ctx, operation);
    const query = ctx.db
      .createQueryBuilder(Person, "person")
      .where("person.operationCode = :operation AND person.mergedIntoId IS NULL", { operation });
    if (filter) narrow(query, filter, dayOf(ctx.clock.now(), timeZone));
    if (typeof (filter?.name ?? filter?.soundsLike) !== "string") return pageOf(query, ORDERS[sort], page);
    return searchAnswer(await pageOf(query, ORDERS[sort], searchPage(page)));
  }
}

@Resolver(() => Person)
export class PersonResolver {
  @BatchField(() => Int, {
    nullable: true,
    description: "Completed years of age today; at least, where the date of birth is not exact.",
  })
  async ageYears(people: Person[], ctx: Context): Promise<number[]> {
    return agesOf(people, ctx);
  }

  @BatchField(() => AgeGroup, {
    nullable: true,
    description: "Age group today; of somebody of disputed age a child's.",
  })
  async ageGroup(people: Person[], ctx: Context): Promise<string[]> {
    const ages = await agesOf(people, ctx);
    return people.map(({ isAgeDisputed }, index) => ageGroupOf(ages[index] ?? 0, isAgeDisputed));
  }

  @BatchField(() => Boolean, { nullable: true, description: "Whether under 18 today, or of disputed age." })
  async isMinor(people: Person[], ctx: Context): Promise<boolean[]> {
    const ages = await agesOf(people, ctx);
    return people.map(({ isAgeDisputed }, index) => isMinor(ages[index] ?? 0, isAgeDisputed));
  }

  @Directive("@listSize(assumedSize: 2)")
  @BatchField(() => [CodedTerm], {
    nullable: true,
    description: "Nationalities (ISO 3166-1 alpha-3), in the order in which the person names them.",
  })
  async nationalities(people: Person[], { db }: Context): Promise<CodedTerm[][]> {
    const ids = people.map(({ id }) => id);
    const rows = await db
      .createQueryBuilder(PersonNationality, "nationality")
      .where("nationality.personId IN (:...ids)", { ids: [...new Set(ids)] })
      .orderBy({ "nationality.personId": "ASC", "nationality.place": "ASC" })
      .getMany();
    return manyEach(ids, rows, ({ personId }) => personId).map((own) => own.map(({ country }) => countryOf(country)));
  }

  @FieldResolver(() => CodedTerm, { nullable: true, description: "Country of origin (ISO 3166-1 alpha-3)." })
  countryOfOrigin(@Root() { originCountryCode }: Person): CodedTerm | null {
    return originCountryCode === null ? null : countryOf(originCountryCode);
  }

  @Directive("@listSize(assumedSize: 3)")
  @FieldResolver(() => [CodedTerm], {
    nullable: true,
    description: "Languages (ISO 639-3), the one that is spoken best first.",
  })
  languages(@Root() { languageCodes }: Person): CodedTerm[] {
    return languageCodes.map(languageOf);
  }

  @BatchField(() => [PersonOtherId], {
    nullable: true,
    description: "Numbers under which other agencies know the person.",
  })
  async otherIds(people: Person[], { db }: Context): Promise<PersonOtherId[][]> {
    const ids = people.map(({ id }) => id);
    const rows = await db
      .createQueryBuilder(PersonOtherId, "other")
      .where("other.personId IN (:...ids)", { ids: [...new Set(ids)] })
      .orderBy({ "other.personId": "ASC", "other.agency": "ASC" })
      .getMany();
    return manyEach(ids, rows, ({ personId }) => personId);
  }
}

async function agesOf(people: Person[], ctx: Context): Promise<number[]> {
  const today = await todayOfEach(ctx, people);
  return people.map(({ bornOn }, index) => ageOn(today[index] ?? bornOn, bornOn));
}
