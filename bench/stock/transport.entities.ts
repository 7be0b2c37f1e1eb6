import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { DateTime } from "#kit/scalars";
import { ManifestEntryStatus } from "../../services/transport/manifest/manifest.enums";

@ObjectType({ description: "A town or village at one end of a journey." })
export class TravelPlace {
  @Field(() => String, { nullable: true, description: "Its name." })
  name!: string;
}

@ObjectType({ description: "One journey of one vehicle." })
@Entity("trip")
export class Trip {
  @Field(() => ID, { description: "A UUID." })
  @PrimaryColumn("varchar", { length: 36 })
  id!: string;

  @Field(() => DateTime, { nullable: true, description: "When it is to leave." })
  @Column("datetime", { precision: 3 })
  departsAt!: Date;

  @Column("varchar", { length: 120 })
  destinationName!: string;

  @Field(() => TravelPlace, { nullable: true, description: "Where it goes." })
  get destination(): TravelPlace {
    return { name: this.destinationName };
  }
}

@ObjectType({ description: "One person on the manifest of one trip." })
@Entity("manifest_entry")
export class ManifestEntry {
  @Field(() => ID, { description: "A UUID." })
  @PrimaryColumn("varchar", { length: 36 })
  id!: string;

  @Column("varchar", { length: 36 })
  personId!: string;

  @Column("varchar", { length: 36 })
  tripId!: string;

  @Column("datetime", { precision: 3 })
  occurredAt!: Date;

  @Field(() => ManifestEntryStatus, { nullable: true, description: "Where the person stands on this trip." })
  @Column("varchar", { length: 20 })
  status!: ManifestEntryStatus;
}
