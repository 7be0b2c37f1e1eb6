import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { RelationshipKind } from "../../relationship/relationship.enums";
import { ChildTravelClearance } from "./clearance.entity";
import { ChildTravelRequirement } from "./clearance.enums";

@InputType()
abstract class ClearanceInput {
  @Field(() => ID, { description: "A UUID that the client makes, the clearance's: sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The child, whose case the viewer's agency owns." })
  personId!: string;

  @Field(() => DateTime, { nullable: true, description: "When it was decided; now, unless it is sent late." })
  occurredAt?: Date | null;
}

@InputType({ description: "That a child may travel without a guardian, to whom and until when." })
export class GrantChildTravelClearanceInput extends ClearanceInput {
  @Field(() => DateTime, { description: "Until when it holds: at most 30 days from now." })
  validUntil!: Date;

  @Field(() => String, { description: "Who receives the child." })
  receiverName!: string;

  @Field(() => RelationshipKind, { description: "What the receiver is to the child; OTHER for an officer." })
  receiverRelation!: RelationshipKind;

  @Field(() => String, { description: "Where the receiver takes the child in charge." })
  receiverPlace!: string;

  @Field(() => String, {
    nullable: true,
    description: "Who travels with the child: name and agency. Needed where the requirements name an escort.",
  })
  escort?: string | null;

  @Field(() => [ChildTravelRequirement], { description: "What must be so for the child to travel; may be empty." })
  requirements!: ChildTravelRequirement[];
}

@InputType({ description: "That a child may not travel, and why." })
export class WithholdChildTravelClearanceInput extends ClearanceInput {
  @Field(() => String, {
    description: "Why, in at least 10 letters: for those who work on the case; others are told the verdict alone.",
  })
  reason!: string;
}

@ObjectType({ description: "The verdict as it was written down." })
export class ChildTravelClearancePayload {
  @Field(() => ChildTravelClearance, {
    nullable: true,
    description: "The verdict; null where the viewer may not read it.",
  })
  clearance!: ChildTravelClearance | null;
}
