import { Field, ID, InputType } from "type-graphql";
import { DateTime } from "#kit/scalars";

/** What every input has that writes a new record of somebody's care. */
@InputType()
export abstract class NewRecordInput {
  @Field(() => ID, { description: "A UUID made by the client: the record's. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "Code of the operation, e.g. GAO-2018." })
  operation!: string;

  @Field(() => ID, { description: "Whom it is about." })
  personId!: string;

  @Field(() => DateTime, { nullable: true, description: "When, for a desk that sends late; now if left out." })
  occurredAt?: Date | null;
}
