import { Int, Resolver } from "type-graphql";
import { In } from "typeorm";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { manyEach } from "#kit/loader";
import { isSmall } from "#kit/suppression/threshold";
import { Operation } from "../operation/operation.entity";
import { Person } from "../person/person.stub";
import { Shelter } from "../shelter/shelter.entity";
import { hiddenOfOperation, thresholdFor } from "../shelter/shelter.figures";
import { shelterOfEach } from "../shelter/shelter.loaders";
import { PlacementRequest } from "./placement.entity";
import { waitingByOperation } from "./placement.loaders";

@Resolver(() => PlacementRequest)
export class PlacementRequestResolver {
  @BatchField(() => Shelter, { nullable: true, description: "Which shelter took the person in; null unless PLACED." })
  shelter(requests: PlacementRequest[], ctx: Context): Promise<(Shelter | null)[]> {
    return shelterOfEach(ctx, requests);
  }
}

@Resolver(() => Person)
export class PersonPlacementResolver {
  @BatchField(() => [PlacementRequest], {
    nullable: true,
    description: "When the person had to wait for a bed, latest first; empty for who was given one at the door.",
  })
  async placementRequests(people: Person[], { db }: Context): Promise<PlacementRequest[][]> {
    const ids = people.map(({ id }) => id);
    const order = { occurredAt: "DESC", id: "DESC" } as const;
    const rows = await db.find(PlacementRequest, { where: { personId: In(ids) }, order });
    return manyEach(ids, rows, (row) => row.personId);
  }
}

@Resolver(() => Operation)
export class OperationUnshelteredResolver {
  @BatchField(() => Int, {
    nullable: true,
    description: "People who wait for a bed. Null where `sheltersSuppressed` names it.",
  })
  async unsheltered(operations: Operation[], ctx: Context): Promise<(number | null)[]> {
    const counts = await Promise.all(operations.map(({ code }) => waitingByOperation(ctx).load(code)));
    return counts.map((count) => (isSmall(count, thresholdFor(ctx)) ? null : count));
  }

  @BatchField(() => [String], {
    nullable: true,
    description:
      "Names of the figures on shelter of this operation (`occupancy`, `reserved`, `unsheltered`) that are null because so few people are counted, or so few others.",
  })
  sheltersSuppressed(operations: Operation[], ctx: Context): Promise<string[][]> {
    return Promise.all(
      operations.map(async ({ code }) => {
        const hidden = await hiddenOfOperation(ctx, code);
        const isWaitingSmall = isSmall(await waitingByOperation(ctx).load(code), thresholdFor(ctx));
        return [
          ...["occupancy", "reserved"].filter((name) => hidden.has(name)),
          ...(isWaitingSmall ? ["unsheltered"] : []),
        ];
      }),
    );
  }
}
