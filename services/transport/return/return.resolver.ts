import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import { pageOf, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import { TravelDocument } from "../document/document.entity";
import { documentsByCase } from "../document/document.loaders";
import { requireOperation } from "../operation/operation.loaders";
import { Person } from "../person/person.stub";
import { countryOf } from "../reference/terms";
import { TravelPlace } from "../trip/travel-place";
import { Trip } from "../trip/trip.entity";
import { tripById } from "../trip/trip.loaders";
import { ReturnAllowance } from "./allowance";
import { ReturnCase } from "./return.entity";
import { narrowCases } from "./return.filter";
import { ReturnCaseConnection, ReturnCasesArgs } from "./return.inputs";
import { latestCaseByPerson } from "./return.loaders";

const LATEST_FIRST = { keys: ["occurredAt"], direction: "DESC" } as const;

@Resolver(() => ReturnCase)
export class ReturnCaseResolver {
  @Query(() => ReturnCaseConnection, {
    nullable: true,
    description: "Assisted voluntary returns of an operation, latest asked for first.",
  })
  async returnCases(
    @Args(() => ReturnCasesArgs) { operation, filter, ...page }: ReturnCasesArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ReturnCase>> {
    const { code } = await requireOperation(ctx, operation);
    const query = ctx.db
      .createQueryBuilder(ReturnCase, "returnCase")
      .where("returnCase.operationCode = :code", { code });
    if (filter) narrowCases(query, filter);
    return pageOf(query, LATEST_FIRST, page);
  }

  @FieldResolver(() => ReturnAllowance, { nullable: true, description: "Null until it is granted." })
  allowance(@Root() { allowanceAmount, allowanceCurrency, allowancePaidAt }: ReturnCase): ReturnAllowance | null {
    if (allowanceAmount === null || allowanceCurrency === null) return null;
    return { amount: allowanceAmount, currency: allowanceCurrency, paidAt: allowancePaidAt };
  }

  @FieldResolver(() => TravelPlace, { nullable: true, description: "Where the person returns to." })
  destination(@Root() { destinationName, destinationCountryCode }: ReturnCase): TravelPlace {
    return { name: destinationName, country: countryOf(destinationCountryCode) };
  }

  @BatchField(() => Trip, { nullable: true, description: "The journey home; null until BOOKED." })
  trip(cases: ReturnCase[], ctx: Context): Promise<(Trip | null)[]> {
    const loader = tripById(ctx);
    return Promise.all(cases.map(async ({ tripId }) => (tripId === null ? null : await loader.load(tripId))));
  }

  @BatchField(() => [TravelDocument], {
    nullable: true,
    description: "Travel documents that were asked for in this case, latest first.",
  })
  documents(cases: ReturnCase[], ctx: Context): Promise<TravelDocument[][]> {
    const loader = documentsByCase(ctx);
    return Promise.all(cases.map(({ id }) => loader.load(id)));
  }
}

@Resolver(() => Person)
export class PersonReturnResolver {
  @BatchField(() => ReturnCase, { nullable: true, description: "The return case that this person asked for last." })
  returnCase(people: Person[], ctx: Context): Promise<(ReturnCase | null)[]> {
    const loader = latestCaseByPerson(ctx);
    return Promise.all(people.map(({ id }) => loader.load(id)));
  }
}
