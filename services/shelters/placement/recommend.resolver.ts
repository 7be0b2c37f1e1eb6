import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { pageOf, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import { assertIds } from "#kit/input";
import { requireOperation } from "../operation/operation.loaders";
import { PlacementRequest } from "./placement.entity";
import { PlacementRequestStatus } from "./placement.enums";
import { candidatesFor, factsOf, waitingOf } from "./recommend.loaders";
import { recommend, type Recommended, type Unplaced } from "./recommend.rules";
import {
  NoPlace,
  PlacementRecommendation,
  PlacementRequestConnection,
  RecommendedBed,
  RecommendedPlace,
  WaitingArgs,
} from "./recommendation";
import { NoPlacementReason, PlacementReason } from "./recommendation.enums";

const LONGEST_FIRST = { keys: ["occurredAt"], direction: "ASC" } as const;
const MOST_PEOPLE = 1_000;

@Resolver()
export class RecommendationResolver {
  @Query(() => PlacementRequestConnection, {
    nullable: true,
    description: "Who waits for a bed in an operation, longest first.",
  })
  async waiting(
    @Args(() => WaitingArgs) { operation, ...page }: WaitingArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<PlacementRequest>> {
    const { code: operationCode } = await requireOperation(ctx, operation);
    const query = ctx.db
      .createQueryBuilder(PlacementRequest, "request")
      .where({ operationCode, status: PlacementRequestStatus.WAITING });
    return pageOf(query, LONGEST_FIRST, page);
  }

  @Query(() => PlacementRecommendation, {
    nullable: true,
    description:
      "Where people who wait should sleep: households together, children without a caregiver in parts for them, in as few shelters as can be. Only shelters that are open and not for the way home. Changes nothing.",
  })
  async recommendPlacement(
    @Arg("operation", () => ID, { description: "Code of the operation, e.g. GAO-2018." }) operation: string,
    @Ctx() ctx: Context,
    @Arg("personIds", () => [ID], {
      nullable: true,
      description: "For whom: 1 to 1,000 people; left out, for the 1,000 who have waited longest.",
    })
    personIds?: string[] | null,
  ): Promise<PlacementRecommendation> {
    if (personIds) assertIds("personIds", personIds, 1, MOST_PEOPLE);
    const { code } = await requireOperation(ctx, operation);
    const requests = await waitingOf(ctx, code, personIds ?? null);
    const { waiting, kept } = await factsOf(ctx, requests);
    const placing = waiting.filter(({ personId }) => !kept.has(personId));
    const { candidates, shelters, units } = await candidatesFor(ctx, code, placing);
    const { placed, unplaced } = recommend(placing, candidates);
    const known = new Set(requests.map(({ personId }) => personId));
    const others = (personIds ?? []).filter((id) => !known.has(id));
    const toPlace = ({ shelterId, reason, beds }: Recommended): RecommendedPlace =>
      Object.assign(new RecommendedPlace(), {
        shelter: shelters.get(shelterId) ?? null,
        reason: PlacementReason[reason],
        beds: beds.map(({ personId: id, unitId }) =>
          Object.assign(new RecommendedBed(), { person: { id }, unit: units.get(unitId ?? "") ?? null }),
        ),
      });
    return {
      asOf: ctx.clock.now(),
      places: placed.map(toPlace),
      without: [
        ...unplaced,
        ...[...kept].map((id): Unplaced => ({ personIds: [id], reason: "HAS_PLACE" })),
        ...others.map((id): Unplaced => ({ personIds: [id], reason: "NOT_WAITING" })),
      ].map(noPlaceOf),
    };
  }
}

const noPlaceOf = ({ personIds, reason }: Unplaced): NoPlace =>
  Object.assign(new NoPlace(), {
    people: personIds.map((id) => ({ id })),
    reason: NoPlacementReason[reason],
  });
