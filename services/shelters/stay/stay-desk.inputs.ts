import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { ShelterStay } from "./stay.entity";
import { StayEndReason } from "./stay.enums";

const ACT = "A UUID that the client makes: sent again, it is the same act.";
const WHEN = "When it happened; left out: now.";
const OFFLINE =
  "Whether it was written without a line and is a fact already: then it is kept even where there was no room.";

@InputType({ description: "One person who is taken in." })
export class CheckInRow {
  @Field(() => ID, { description: `${ACT} It becomes the id of the stay, unless a place was kept.` })
  id!: string;

  @Field(() => ID, { description: "Who." })
  personId!: string;

  @Field(() => ID, { nullable: true, description: "The part of the shelter; left out: not said yet." })
  unitId?: string | null;

  @Field(() => String, { nullable: true, description: "The bed, as it is written on it; at most 40 characters." })
  bedLabel?: string | null;

  @Field(() => DateTime, { nullable: true, description: WHEN })
  occurredAt?: Date | null;

  @Field(() => Boolean, { defaultValue: false, description: OFFLINE })
  isOffline!: boolean;
}

@InputType({ description: "Somebody who is taken in." })
export class CheckInInput extends CheckInRow {
  @Field(() => ID, { description: "Where: a shelter where you work." })
  shelterId!: string;
}

@InputType({ description: "People who are taken in, each by themselves." })
export class CheckInManyInput {
  @Field(() => ID, { description: "Where: a shelter where you work." })
  shelterId!: string;

  @Field(() => [CheckInRow], {
    description: "1 to 500. Each is one act of its own: send the list again after a break.",
  })
  people!: CheckInRow[];
}

@InputType({ description: "Somebody who leaves." })
export class CheckOutInput {
  @Field(() => ID, { description: ACT })
  id!: string;

  @Field(() => ID, { description: "From where: a shelter where you work." })
  shelterId!: string;

  @Field(() => ID, { description: "Who." })
  personId!: string;

  @Field(() => StayEndReason, { description: "Where the person goes." })
  reason!: StayEndReason;

  @Field(() => DateTime, { nullable: true, description: WHEN })
  occurredAt?: Date | null;

  @Field(() => Boolean, { defaultValue: false, description: OFFLINE })
  isOffline!: boolean;
}

@InputType({ description: "Somebody who moves to another shelter, or to another part of theirs." })
export class MoveStayInput {
  @Field(() => ID, { description: `${ACT} It becomes the id of the new stay.` })
  id!: string;

  @Field(() => ID, { description: "Who." })
  personId!: string;

  @Field(() => ID, { description: "Where to. You work there, or where the person is now." })
  shelterId!: string;

  @Field(() => ID, { nullable: true, description: "The part of the shelter." })
  unitId?: string | null;

  @Field(() => String, { nullable: true, description: "The bed; at most 40 characters." })
  bedLabel?: string | null;

  @Field(() => DateTime, { nullable: true, description: WHEN })
  occurredAt?: Date | null;
}

@InputType({ description: "Places that are kept: for all of these people, or for none." })
export class ReservePlacesInput {
  @Field(() => ID, { description: ACT })
  id!: string;

  @Field(() => ID, { description: "Where: a shelter where you work." })
  shelterId!: string;

  @Field(() => [ID], { description: "1 to 200 people: a household, or a group that comes together." })
  personIds!: string[];

  @Field(() => ID, { nullable: true, description: "The part of the shelter." })
  unitId?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "Until when; at most 14 days from now. Left out: 24 hours. From then on the places are free again.",
  })
  expiresAt?: Date | null;
}

@InputType({ description: "A place that is not needed after all." })
export class ReleaseReservationInput {
  @Field(() => ID, { description: ACT })
  id!: string;

  @Field(() => ID, { description: "The stay with which it was kept." })
  stayId!: string;
}

@ObjectType({ description: "The stay, as it is now." })
export class StayPayload {
  @Field(() => ShelterStay, { nullable: true, description: "The stay." })
  stay!: ShelterStay | null;
}

@ObjectType({ description: "The places that are kept." })
export class ReservePlacesPayload {
  @Field(() => [ShelterStay], { nullable: true, description: "A stay for each person." })
  stays!: (ShelterStay | null)[];
}

@ObjectType({ description: "What came of one of a list." })
export class CheckInResult {
  @Field(() => Int, { description: "Which of the list, from 0." })
  index!: number;

  @Field(() => ID, { description: "Who." })
  personId!: string;

  @Field(() => ShelterStay, { nullable: true, description: "The stay; null where the person was not taken in." })
  stay!: ShelterStay | null;

  @Field(() => String, { nullable: true, description: "Why not, e.g. SHELTER_FULL; else null." })
  errorCode!: string | null;

  @Field(() => String, { nullable: true, description: "Why not, in words; else null." })
  errorMessage!: string | null;
}

@ObjectType({ description: "What came of each of a list." })
export class CheckInManyPayload {
  @Field(() => Int, { nullable: true, description: "How many are in." })
  checkedIn!: number;

  @Field(() => [CheckInResult], { nullable: true, description: "Of each, in the order of the list." })
  results!: CheckInResult[];
}
