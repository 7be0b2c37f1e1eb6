import { Field, ID, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";

/** Ids and instants only: it is stored as JSON with a manifest entry. */
@ObjectType({ description: "On which records a clearance to board rested. What they say stays with their owners." })
export class BoardingEvidence {
  @Field(() => DateTime, { description: "The operation's now at which it was judged." })
  evaluatedAt!: string | Date;

  @Field(() => [ID], { description: "Verdicts of fit to travel, by this mode (health)." })
  fitToTravelIds!: string[];

  @Field(() => ID, { nullable: true, description: "The child travel clearance; null where none was needed (UNICEF)." })
  childTravelClearanceId!: string | null;

  @Field(() => [ID], {
    description: "The caregivers on the same manifest on whom a minor's journey rests; empty for everybody else.",
  })
  guardianIds!: string[];

  @Field(() => ID, { nullable: true, description: "The bed at the destination; null where none is needed (shelters)." })
  stayId!: string | null;

  @Field(() => ID, { nullable: true, description: "The travel document; null where no border is crossed." })
  travelDocumentId!: string | null;
}
