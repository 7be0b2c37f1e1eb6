import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { DateTime } from "#kit/scalars";
import { ShelterStayStatus } from "../../services/shelters/stay/stay.enums";

@ObjectType({ description: "A centre in which people sleep." })
@Entity("shelter")
export class Shelter {
  @Field(() => ID, { description: "A UUID." })
  @PrimaryColumn("varchar", { length: 36 })
  id!: string;

  @Field(() => String, { nullable: true, description: "Its name." })
  @Column("varchar", { length: 200 })
  name!: string;
}

@ObjectType({ description: "One person's time in one centre." })
@Entity("shelter_stay")
export class ShelterStay {
  @Field(() => ID, { description: "A UUID." })
  @PrimaryColumn("varchar", { length: 36 })
  id!: string;

  @Column("varchar", { length: 36 })
  personId!: string;

  @Column("varchar", { length: 36 })
  shelterId!: string;

  @Column("datetime", { precision: 3 })
  occurredAt!: Date;

  @Field(() => ShelterStayStatus, { nullable: true, description: "Where it stands." })
  @Column("varchar", { length: 30 })
  status!: ShelterStayStatus;

  @Field(() => DateTime, { nullable: true, description: "When the person came." })
  @Column("datetime", { precision: 3, nullable: true })
  checkedInAt!: Date | null;
}
