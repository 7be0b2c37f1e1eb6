import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { VersionConflict } from "#kit/conflict";
import { DateTime } from "#kit/scalars";
import { Arrival } from "./arrival.entity";

@InputType({ description: "People by count, before anybody is named." })
export class HeadcountInput {
  @Field(() => Int, { description: "Men, 18 years and older: 0 to 10,000." })
  men!: number;

  @Field(() => Int, { description: "Women, 18 years and older: 0 to 10,000." })
  women!: number;

  @Field(() => Int, { description: "Boys under 18: 0 to 10,000." })
  boys!: number;

  @Field(() => Int, { description: "Girls under 18: 0 to 10,000." })
  girls!: number;

  @Field(() => Boolean, { defaultValue: false, description: "Whether the count is an estimate." })
  isEstimated!: boolean;
}

@InputType({ description: "People who came together." })
export class RecordArrivalInput {
  @Field(() => ID, { description: "A UUID that the client makes: sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "Code of the operation." })
  operation!: string;

  @Field(() => String, { description: "Where they entered, as the desk writes it: at most 120 characters." })
  pointOfEntry!: string;

  @Field(() => String, { description: "OCHA p-code of the region of that place, e.g. ML08." })
  pointOfEntryRegion!: string;

  @Field(() => HeadcountInput, { description: "How many." })
  headcount!: HeadcountInput;

  @Field(() => DateTime, { nullable: true, description: "When they arrived; left out: now." })
  occurredAt?: Date | null;
}

@InputType({ description: "A headcount that was wrong." })
export class CorrectArrivalInput {
  @Field(() => ID, { description: "A UUID that the client makes: sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The arrival." })
  arrivalId!: string;

  @Field(() => Int, { description: "The version that the desk saw." })
  version!: number;

  @Field(() => HeadcountInput, { description: "How many there were: no fewer than are registered by name." })
  headcount!: HeadcountInput;
}

@ObjectType({ description: "The arrival as it is recorded." })
export class RecordArrivalPayload {
  @Field(() => Arrival, { nullable: true, description: "The arrival." })
  arrival!: Arrival | null;
}

@ObjectType({ description: "The arrival as it stands." })
export class CorrectArrivalPayload {
  @Field(() => Arrival, { nullable: true, description: "The arrival, as corrected or as somebody else left it." })
  arrival!: Arrival | null;

  @Field(() => VersionConflict, { nullable: true, description: "Null where the correction was written." })
  conflict!: VersionConflict | null;
}
