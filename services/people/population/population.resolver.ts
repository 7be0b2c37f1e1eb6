import { Arg, Directive, Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { thresholdFor, toldOf } from "../figures/told";
import { Operation } from "../operation/operation.entity";
import { breakdownOf } from "./breakdowns";
import { PopulationCell } from "./population-cell";
import { PopulationDimension } from "./population.enums";
import { populationOfEach } from "./population.loaders";

@Resolver(() => Operation)
export class OperationPopulationResolver {
  @Directive("@listSize(assumedSize: 50)")
  @Directive("@cost(weight: 2)")
  @BatchField(() => [PopulationCell], {
    nullable: true,
    description:
      "Registered people, counted by characteristics, the largest cell first and hidden ones last; only cells with somebody in them. Who may not see the people may ask for [], [SEX], [AGE_GROUP], [IS_MINOR], [SEX, IS_MINOR], [SEX, AGE_GROUP], [NATIONALITY], [DISPLACEMENT_STATUS], [ARRIVAL_DAY] or [OUTCOME], and small numbers are hidden from them (BREAKDOWN_NOT_ALLOWED).",
  })
  async population(
    operations: Operation[],
    ctx: Context,
    @Arg("by", () => [PopulationDimension], { description: "By what to break down; [] gives the total." })
    by: PopulationDimension[],
  ): Promise<PopulationCell[][]> {
    if (thresholdFor(ctx) === null) {
      const cells = await populationOfEach(ctx, operations, by);
      return operations.map(({ code }) => cells.get(code) ?? []);
    }
    const breakdown = breakdownOf(by);
    const loader = toldOf(ctx);
    return Promise.all(operations.map(async (operation) => (await loader.load(operation)).populationBy(breakdown)));
  }
}
