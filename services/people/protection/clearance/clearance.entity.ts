import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime } from "#kit/scalars";
import { sealed } from "#kit/vault/columns";
import { RelationshipKind } from "../../relationship/relationship.enums";
import { ChildTravelRequirement, ChildTravelVerdict } from "./clearance.enums";

@Directive('@key(fields: "id")')
@ObjectType({
  description: "Whether one child may travel without a guardian. The latest of a child is the one that counts.",
})
@Entity("child_travel_clearance")
@Index("child_travel_clearance_person", ["personId", "decidedAt", "id"])
@Index("child_travel_clearance_case", ["childCaseId", "decidedAt", "id"])
export class ChildTravelClearance extends FieldRecord {
  @Column("varchar", { length: 36 })
  personId!: string;

  @Column("varchar", { length: 36 })
  childCaseId!: string;

  @Field(() => ChildTravelVerdict, { nullable: true, description: "Yes, no, or not yet." })
  @Column("varchar", { length: 20 })
  verdict!: ChildTravelVerdict;

  @Field(() => [ChildTravelRequirement], { nullable: true, description: "What must be so for the child to travel." })
  @Column("simple-json")
  requirements!: ChildTravelRequirement[];

  @Field(() => DateTime, { nullable: true, description: "Until when the verdict holds; after it, there is none." })
  @Column("datetime", { precision: 3 })
  validUntil!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was decided, or asked for where it is PENDING." })
  @Column("datetime", { precision: 3 })
  decidedAt!: Date;

  @Field(() => String, { nullable: true, description: "Why it was withheld; null where it was not." })
  @Column("text", { nullable: true, ...sealed })
  withheldReason!: string | null;

  @Field(() => String, { nullable: true, description: "Who receives the child; null unless CLEARED." })
  @Column("text", { nullable: true, ...sealed })
  receiverName!: string | null;

  @Field(() => RelationshipKind, { nullable: true, description: "What the receiver is to the child." })
  @Column("text", { nullable: true, ...sealed })
  receiverRelation!: RelationshipKind | null;

  @Field(() => String, { nullable: true, description: "Where the receiver takes the child in charge." })
  @Column("text", { nullable: true, ...sealed })
  receiverPlace!: string | null;

  @Field(() => String, { nullable: true, description: "Who travels with the child: name and agency." })
  @Column("text", { nullable: true, ...sealed })
  escort!: string | null;
}
