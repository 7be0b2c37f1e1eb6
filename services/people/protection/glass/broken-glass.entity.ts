import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime } from "#kit/scalars";
import { sealed } from "#kit/vault/columns";

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    "Somebody read one person's file without the usual ground, for a reason, for three hours. `occurredAt`: from when on.",
})
@Entity("broken_glass")
@Index("broken_glass_user", ["recordedByUser", "recordedByAgency", "endsAt"])
@Index("broken_glass_person", ["personId", "occurredAt", "id"])
@Index("broken_glass_latest", ["operationCode", "occurredAt", "id"])
export class BrokenGlass extends FieldRecord {
  @Column("varchar", { length: 36 })
  personId!: string;

  @Field(() => String, { nullable: true, description: "In what role." })
  @Column("varchar", { length: 40 })
  role!: string;

  @Field(() => String, { nullable: true, description: "Why, in the words of whoever did it." })
  @Column("text", { nullable: true, ...sealed })
  reason!: string | null;

  @Field(() => DateTime, { nullable: true, description: "Until when it lasts: three hours." })
  @Column("datetime", { precision: 3 })
  endsAt!: Date;
}
