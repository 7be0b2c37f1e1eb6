import DataLoader from "dataloader";
import { Directive, Int, Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { oneEach, perRequest } from "#kit/loader";
import { pendingLetters } from "#kit/outbox/pending";
import { Operation } from "../operation/operation.entity";
import { waitingByOperation } from "../placement/placement.loaders";
import { Shelter } from "../shelter/shelter.entity";
import { ShelterStay } from "../stay/stay.entity";
import { ShelterStayStatus } from "../stay/stay.enums";

interface Slept {
  operationCode: string;
  onward: number | string | null;
  received: number | string | null;
}

/** People who are checked in, by whether the shelter is one for the way home. */
const sleptByOperation = perRequest(
  ({ figures }) =>
    new DataLoader<string, { received: number; onward: number }>(async (codes) => {
      const rows = await figures
        .createQueryBuilder(ShelterStay, "stay")
        .innerJoin(Shelter, "shelter", "shelter.id = stay.shelterId")
        .select("stay.operationCode", "operationCode")
        .addSelect("SUM(CASE WHEN shelter.isOnward THEN 1 ELSE 0 END)", "onward")
        .addSelect("SUM(CASE WHEN shelter.isOnward THEN 0 ELSE 1 END)", "received")
        .where("stay.operationCode IN (:...codes)", { codes })
        .andWhere("stay.status = :status", { status: ShelterStayStatus.CHECKED_IN })
        .groupBy("stay.operationCode")
        .getRawMany<Slept>();
      return oneEach(codes, rows, (row) => row.operationCode).map((row) => ({
        ...{ received: Number(row?.received ?? 0), onward: Number(row?.onward ?? 0) },
      }));
    }),
);

/** What the law of conservation asks of the shelters; for `Operation.conservation` of people alone. */
@Resolver(() => Operation)
export class OperationCensusResolver {
  @Directive("@inaccessible")
  @BatchField(() => Int, { nullable: true, description: "People who are checked in where people are first received." })
  async sheltered(operations: Operation[], ctx: Context): Promise<number[]> {
    return Promise.all(operations.map(async ({ code }) => (await sleptByOperation(ctx).load(code)).received));
  }

  @Directive("@inaccessible")
  @BatchField(() => Int, {
    nullable: true,
    description: "People who are checked in where people wait for the way home.",
  })
  async atOnwardCentre(operations: Operation[], ctx: Context): Promise<number[]> {
    return Promise.all(operations.map(async ({ code }) => (await sleptByOperation(ctx).load(code)).onward));
  }

  @Directive("@inaccessible")
  @BatchField(() => Int, { nullable: true, description: "People who wait for a bed." })
  async waitingForBed(operations: Operation[], ctx: Context): Promise<number[]> {
    return Promise.all(operations.map(({ code }) => waitingByOperation(ctx).load(code)));
  }

  @Directive("@inaccessible")
  @BatchField(() => Int, { nullable: true, description: "Letters of the shelters, of all operations, not taken yet." })
  async lettersFromShelters(operations: Operation[], { figures }: Context): Promise<number[]> {
    const pending = await pendingLetters(figures);
    return operations.map(() => pending);
  }
}
