import { Arg, Directive, Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { dayOf } from "#kit/days";
import { Operation } from "../operation/operation.entity";
import { PopulationCell } from "./population-cell";
import { PopulationDimension } from "./population.enums";
import { populationOf } from "./population.loaders";

@Resolver(() => Operation)
export class OperationPopulationResolver {
  @Directive("@listSize(assumedSize: 50)")
  @Directive("@cost(weight: 2)")
  @BatchField(() => [PopulationCell], {
    nullable: true,
    description:
      "Registered people, counted by characteristics, the largest cell first; only cells with somebody in them.",
  })
  async population(
    operations: Operation[],
    { figures, clock }: Context,
    @Arg("by", () => [PopulationDimension], { description: "By what to break down; [] gives the total." })
    by: PopulationDimension[],
  ): Promise<PopulationCell[][]> {
    const today = operations.map(({ timeZone }) => dayOf(clock.now(), timeZone));
    const codesOn = new Map<string, string[]>();
    for (const [index, { code }] of operations.entries()) {
      const day = today[index] ?? "";
      codesOn.set(day, [...(codesOn.get(day) ?? []), code]);
    }
    // One statement for each day that it is in some operation: one, or at midnight two.
    const parts = [...codesOn].map(([day, codes]) => populationOf(figures, codes, by, day));
    const cells = new Map((await Promise.all(parts)).flatMap((part) => [...part]));
    return operations.map(({ code }) => cells.get(code) ?? []);
  }
}
