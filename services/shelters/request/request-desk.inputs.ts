import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { LocalDate } from "#kit/scalars";
import { ResourceRequest } from "./request.entity";
import { ResourceRequestKind } from "./request.enums";

@InputType({ description: "Staff or equipment that is needed." })
export class RequestResourceInput {
  @Field(() => ID, { description: "A UUID made by the client: the request's. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "Code of the operation, e.g. GAO-2018." })
  operation!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The shelter, one where you work; left out: the operation as a whole.",
  })
  shelterId?: string | null;

  @Field(() => ResourceRequestKind, { description: "What is asked for." })
  kind!: ResourceRequestKind;

  @Field(() => String, { description: "What exactly: 1 to 200 characters." })
  item!: string;

  @Field(() => Int, { description: "How many people or pieces: 1 to 100,000." })
  quantity!: number;

  @Field(() => String, { description: "Why: 1 to 500 characters." })
  reason!: string;

  @Field(() => LocalDate, { nullable: true, description: "The day by which it is needed." })
  neededBy?: string | null;
}

@InputType({ description: "A step of a request." })
export class RequestStepInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The request." })
  requestId!: string;
}

@InputType({ description: "A request that is not met." })
export class RejectRequestInput extends RequestStepInput {
  @Field(() => String, { description: "Why: 1 to 500 characters." })
  reason!: string;
}

@ObjectType({ description: "The request, as it is now." })
export class RequestPayload {
  @Field(() => ResourceRequest, { nullable: true, description: "The request." })
  request!: ResourceRequest | null;
}
