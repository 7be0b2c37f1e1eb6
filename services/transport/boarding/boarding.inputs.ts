import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { BoardingBlocker } from "../clearance/clearance.enums";
import { ManifestEntry } from "../manifest/manifest.entity";
import { Trip } from "../trip/trip.entity";

@InputType({ description: "The trip whose manifest is complete." })
export class LockManifestInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip." })
  tripId!: string;
}

@ObjectType({ description: "The trip, MANIFEST_LOCKED, with everybody on it CLEARED or HELD." })
export class LockManifestPayload {
  @Field(() => Trip, { nullable: true, description: "The trip." })
  trip!: Trip | null;

  @Field(() => Int, { nullable: true, description: "How many may board as it stands." })
  cleared!: number | null;

  @Field(() => Int, { nullable: true, description: "How many may not, for the codes on their entries." })
  held!: number | null;
}

@InputType({ description: "Somebody who gets in." })
export class BoardInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip: BOARDING." })
  tripId!: string;

  @Field(() => ID, { description: "The person." })
  personId!: string;

  @Field(() => DateTime, { nullable: true, description: "When, for a desk that sends late; now if left out." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "The person, BOARDED." })
export class BoardPayload {
  @Field(() => ManifestEntry, { nullable: true, description: "The person's entry." })
  entry!: ManifestEntry | null;
}

@InputType({ description: "People who get in." })
export class BoardManyInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip: BOARDING." })
  tripId!: string;

  @Field(() => [ID], { description: "1 to 100 people, nobody twice." })
  personIds!: string[];

  @Field(() => DateTime, { nullable: true, description: "When, for a desk that sends late; now if left out." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "Somebody who did not get in, and why." })
export class BoardingRefused {
  @Field(() => ID, { description: "The person." })
  personId!: string;

  @Field(() => String, {
    description:
      "NOT_CLEARED_TO_BOARD, NOT_FOUND for who is not on the manifest, STATE_INVALID for who is off it or on board.",
  })
  code!: string;

  @Field(() => [BoardingBlocker], { description: "Where NOT_CLEARED_TO_BOARD: what keeps the person back." })
  blockers!: BoardingBlocker[];
}

@ObjectType({ description: "Who is on board now, and who was refused." })
export class BoardManyPayload {
  @Field(() => Trip, { nullable: true, description: "The trip." })
  trip!: Trip | null;

  @Field(() => [ManifestEntry], { nullable: true, description: "Those who got in." })
  entries!: ManifestEntry[] | null;

  @Field(() => [BoardingRefused], {
    nullable: true,
    description: "Those who did not. They may be tried again by a new act.",
  })
  refused!: BoardingRefused[] | null;
}
