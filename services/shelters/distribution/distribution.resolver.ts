import { Resolver } from "type-graphql";
import { In } from "typeorm";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { manyEach } from "#kit/loader";
import { isSmall } from "#kit/suppression/threshold";
import { Operation } from "../operation/operation.entity";
import { Person } from "../person/person.stub";
import { Shelter } from "../shelter/shelter.entity";
import { thresholdFor } from "../shelter/shelter.figures";
import { shelterOfEach } from "../shelter/shelter.loaders";
import { Distribution } from "./distribution.entity";
import { DistributionKind } from "./distribution.enums";
import { DistributionsByKind } from "./distribution.inputs";

@Resolver(() => Distribution)
export class DistributionResolver {
  @BatchField(() => Shelter, { nullable: true, description: "In which shelter; null where it was given elsewhere." })
  shelter(distributions: Distribution[], ctx: Context): Promise<(Shelter | null)[]> {
    return shelterOfEach(ctx, distributions);
  }
}

@Resolver(() => Person)
export class PersonDistributionsResolver {
  @BatchField(() => [Distribution], { nullable: true, description: "What this person was given, latest first." })
  async distributions(people: Person[], { db }: Context): Promise<Distribution[][]> {
    const ids = people.map(({ id }) => id);
    const order = { occurredAt: "DESC", id: "DESC" } as const;
    return manyEach(ids, await db.find(Distribution, { where: { personId: In(ids) }, order }), (row) => row.personId);
  }
}

interface Figure {
  operationCode: string;
  kind: DistributionKind;
  count: number | string;
  quantity: number | string;
  people: number | string;
}

@Resolver(() => Operation)
export class OperationDistributionsResolver {
  @BatchField(() => [DistributionsByKind], {
    nullable: true,
    description: "What was given out in this operation, by kind; every kind is there.",
  })
  async distributionsByKind(operations: Operation[], ctx: Context): Promise<DistributionsByKind[][]> {
    const codes = operations.map(({ code }) => code);
    const rows = await ctx.figures
      .createQueryBuilder(Distribution, "distribution")
      .select("distribution.operationCode", "operationCode")
      .addSelect("distribution.kind", "kind")
      .addSelect("COUNT(*)", "count")
      .addSelect("SUM(distribution.quantity)", "quantity")
      .addSelect("COUNT(DISTINCT distribution.personId)", "people")
      .where("distribution.operationCode IN (:...codes)", { codes })
      .groupBy("distribution.operationCode")
      .addGroupBy("distribution.kind")
      .getRawMany<Figure>();
    return manyEach(codes, rows, (row) => row.operationCode).map((own) =>
      Object.values(DistributionKind).map((kind) => figureOf(kind, own, thresholdFor(ctx))),
    );
  }
}

function figureOf(kind: DistributionKind, figures: readonly Figure[], threshold: number | null): DistributionsByKind {
  const own = figures.find((figure) => figure.kind === kind) ?? { count: 0, quantity: 0, people: 0 };
  const people = Number(own.people);
  if (isSmall(people, threshold)) return { kind, isSuppressed: true, count: null, quantity: null, people: null };
  return { kind, isSuppressed: false, count: Number(own.count), quantity: Number(own.quantity), people };
}
