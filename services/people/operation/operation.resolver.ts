import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { Context } from "#kit/context";
import { DateTime } from "#kit/scalars";
import { CodedTerm } from "#kit/terms";
import { countryOf } from "../reference/terms";
import { Operation } from "./operation.entity";
import { requireOperation } from "./operation.loaders";

@Resolver(() => Operation)
export class OperationResolver {
  @Query(() => Operation, { nullable: true, description: "The operation of this code." })
  operation(
    @Arg("code", () => ID, { description: "Code of the operation, e.g. GAO-2018." }) code: string,
    @Ctx() ctx: Context,
  ): Promise<Operation> {
    return requireOperation(ctx, code);
  }

  @Query(() => [Operation], { nullable: true, description: "All operations of this hub, by code." })
  operations(@Ctx() { db }: Context): Promise<Operation[]> {
    return db.find(Operation, { order: { code: "ASC" } });
  }

  @FieldResolver(() => CodedTerm, { nullable: true, description: "Country of the operation (ISO 3166-1 alpha-3)." })
  country(@Root() { countryCode }: Operation): CodedTerm {
    return countryOf(countryCode);
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: "The instant as of which this answer is given; the demonstration's clock stands in April 2018.",
  })
  now(@Root() _operation: Operation, @Ctx() { clock }: Context): Date {
    return clock.now();
  }
}
