import DataLoader from "dataloader";
import { Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { perRequest } from "#kit/loader";
import { Person } from "../../person/person.entity";
import { personById } from "../../person/person.loaders";
import { ChildCase } from "../case/case.entity";
import { foundFor, recordsOfEach } from "../record.loaders";
import { CarePlacement } from "./care.entity";
import { CareArrangement } from "./care.enums";

/** By the case itself: two fields of a case need its placements, and one statement is enough. */
const placementsByCase = perRequest(
  ({ db }) => new DataLoader<ChildCase, CarePlacement[]>((cases) => recordsOfEach(db, CarePlacement, cases)),
);

@Resolver(() => CarePlacement)
export class CarePlacementResolver {
  @BatchField(() => Person, { nullable: true, description: "The caregiver, where that is somebody registered here." })
  caregiver(placements: CarePlacement[], ctx: Context): Promise<(Person | null)[]> {
    const ids = placements.map(({ caregiverId }) => caregiverId);
    return foundFor(personById(ctx), ids);
  }
}

@Resolver(() => ChildCase)
export class ChildCaseCareResolver {
  @BatchField(() => CareArrangement, {
    nullable: true,
    description: "In whose care the child is, or last was, once the case is closed; NONE where it is nobody's.",
  })
  careArrangement(cases: ChildCase[], ctx: Context): Promise<CareArrangement[]> {
    return Promise.all(
      cases.map(async (childCase) => {
        const placements = await placementsByCase(ctx).load(childCase);
        const last = childCase.closedAt ? placements[0] : undefined;
        return (placements.find(({ endedAt }) => endedAt === null) ?? last)?.arrangement ?? CareArrangement.NONE;
      }),
    );
  }

  @BatchField(() => [CarePlacement], { nullable: true, description: "In whose care the child has been, latest first." })
  careArrangements(cases: ChildCase[], ctx: Context): Promise<CarePlacement[][]> {
    return Promise.all(cases.map((childCase) => placementsByCase(ctx).load(childCase)));
  }
}
