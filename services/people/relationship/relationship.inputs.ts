import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { Relationship } from "./relationship.entity";
import { RelationshipKind } from "./relationship.enums";

@InputType({ description: "What one person is to another." })
export class LinkRelativesInput {
  @Field(() => ID, {
    description: "A UUID that the client makes for the relationship: sent again, it is the same act.",
  })
  id!: string;

  @Field(() => ID, { description: "Who is the mother, uncle, spouse, …" })
  personId!: string;

  @Field(() => ID, { description: "Whose." })
  otherId!: string;

  @Field(() => RelationshipKind, { description: "What `personId` is to `otherId`." })
  kind!: RelationshipKind;

  @Field(() => Boolean, { description: "Whether `personId`, an adult, cares for `otherId`." })
  isCaregiver!: boolean;

  @Field(() => DateTime, { nullable: true, description: "Since when; left out: now." })
  occurredAt?: Date | null;
}

@InputType({ description: "A relationship, or care, that is over." })
export class EndRelationshipInput {
  @Field(() => ID, { description: "A UUID that the client makes: sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The relationship." })
  relationshipId!: string;

  @Field(() => DateTime, { nullable: true, description: "Since when; left out: now." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "The relationship as it stands." })
export class LinkRelativesPayload {
  @Field(() => Relationship, {
    nullable: true,
    description: "The relationship: the one that was recorded before, where the two were linked as this already.",
  })
  relationship!: Relationship | null;
}

@ObjectType({ description: "The relationship as it ended." })
export class EndRelationshipPayload {
  @Field(() => Relationship, { nullable: true, description: "The relationship." })
  relationship!: Relationship | null;
}
