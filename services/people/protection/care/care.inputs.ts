import { Field, ID, InputType, ObjectType } from "type-graphql";
import { CaseActInput } from "../case/case-acts.inputs";
import { CarePlacement } from "./care.entity";
import { CareArrangement } from "./care.enums";

@InputType({ description: "In whose care a child is from `occurredAt` on." })
export class ArrangeCareInput extends CaseActInput {
  @Field(() => CareArrangement, { description: "Whose care it is." })
  arrangement!: CareArrangement;

  @Field(() => ID, {
    nullable: true,
    description:
      "The caregiver, where that is somebody registered here, of age: one whom the viewer may see, or who is of the child's household or family.",
  })
  caregiverId?: string | null;
}

@InputType({ description: "That the care in which a child is ends, and no other begins." })
export class EndCareInput extends CaseActInput {}

@ObjectType({ description: "A child's time in somebody's care, as it stands now." })
export class CarePlacementPayload {
  @Field(() => CarePlacement, { nullable: true, description: "The placement; null where the viewer may not read it." })
  placement!: CarePlacement | null;
}
