import { Field, ID, InputType, ObjectType } from "type-graphql";
import { RelationshipKind } from "../../relationship/relationship.enums";
import { ActInput, CaseActInput } from "../case/case-acts.inputs";
import { TracingRequest } from "./tracing.entity";
import { TracingRequestStatus } from "./tracing.enums";

@InputType({ description: "Somebody of a child's family who is to be looked for." })
export class RequestTracingInput extends CaseActInput {
  @Field(() => String, { description: "Name of the person sought." })
  soughtName!: string;

  @Field(() => RelationshipKind, { description: "What the person sought is to the child." })
  soughtRelation!: RelationshipKind;

  @Field(() => String, {
    nullable: true,
    description: "Where the family was last known to live, 500 letters at most.",
  })
  lastKnownPlace?: string | null;

  @Field(() => String, { description: "The agency that is to search, e.g. CICR." })
  tracingAgency!: string;
}

@InputType({ description: "How far a search has come since." })
export class AdvanceTracingInput extends ActInput {
  @Field(() => ID, { description: "The search." })
  tracingRequestId!: string;

  @Field(() => TracingRequestStatus, { description: "The step that follows the one where it stands." })
  to!: TracingRequestStatus;
}

@ObjectType({ description: "The search as it stands now." })
export class TracingPayload {
  @Field(() => TracingRequest, { nullable: true, description: "The search; null where the viewer may not read it." })
  tracingRequest!: TracingRequest | null;
}
