import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime } from "#kit/scalars";
import { sealed } from "#kit/vault/columns";
import { BoardingEvidence } from "../clearance/boarding-evidence.entity";
import { BoardingBlocker } from "../clearance/clearance.enums";
import { Person } from "../person/person.stub";
import { TripPurpose } from "../trip/trip.enums";
import { ManifestEntryStatus } from "./manifest.enums";

@Directive('@key(fields: "id")')
@ObjectType({ description: "One person on the manifest of one trip." })
@Entity("manifest_entry")
@Index("manifest_entry_trip", ["tripId", "occurredAt", "id"])
@Index("manifest_entry_person", ["personId", "occurredAt", "id"])
@Index("manifest_entry_seat", ["tripId", "seat"], { unique: true })
@Index("manifest_entry_figures", ["operationCode", "purpose", "status", "destinationCountryCode", "personId"])
@Index("manifest_entry_standing", ["tripId", "status"])
@Index("manifest_entry_live", ["livePersonId"], { unique: true })
@Index("manifest_entry_household", ["householdId", "livePersonId"])
export class ManifestEntry extends FieldRecord {
  @Column("varchar", { length: 36 })
  tripId!: string;

  // The people agency's id. A reference, never a foreign key: no agency's tables lean on another's.
  @Column("varchar", { length: 36 })
  personId!: string;

  // The person, from nomination until the trip is over for them; null after. Unique: nobody is on two live manifests.
  @Column("varchar", { length: 36, nullable: true })
  livePersonId!: string | null;

  // The people agency's id of those who travel together, as the desk gave it; null for somebody alone.
  @Column("varchar", { length: 36, nullable: true })
  householdId!: string | null;

  // Copies of the trip's, which never change once somebody is on it: figures are counted from one index.
  @Column("varchar", { length: 10 })
  purpose!: TripPurpose;

  @Column("varchar", { length: 3 })
  destinationCountryCode!: string;

  @Field(() => ManifestEntryStatus, { nullable: true, description: "Where the person stands on this trip." })
  @Column("varchar", { length: 20 })
  status!: ManifestEntryStatus;

  @Field(() => [BoardingBlocker], {
    nullable: true,
    description: "Why the person was kept back: codes only. Empty unless HELD or OFFLOADED.",
  })
  @Column("simple-json")
  heldCodes!: BoardingBlocker[];

  @Field(() => String, { nullable: true, description: "The seat, e.g. 12; null for somebody without one." })
  @Column("varchar", { length: 10, nullable: true })
  seat!: string | null;

  @Field(() => Person, { nullable: true, description: "Who travels." })
  get person(): Person {
    return { id: this.personId };
  }

  @Field(() => DateTime, { nullable: true, description: "When the person was proposed for the trip." })
  get nominatedAt(): Date {
    return this.occurredAt;
  }

  @Field(() => DateTime, { nullable: true, description: "When boarding was last cleared; null if never." })
  @Column("datetime", { precision: 3, nullable: true })
  clearedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When the person got in; null before." })
  @Column("datetime", { precision: 3, nullable: true })
  boardedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When the person got out at the destination; null before." })
  @Column("datetime", { precision: 3, nullable: true })
  arrivedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the person was received at the destination; null before.",
  })
  @Column("datetime", { precision: 3, nullable: true })
  handedOverAt!: Date | null;

  @Field(() => BoardingEvidence, {
    nullable: true,
    description: "What the last clearance to board rested on; null where nothing was ever cleared.",
  })
  @Column("simple-json", { nullable: true })
  evidence!: BoardingEvidence | null;

  @Field(() => String, {
    nullable: true,
    description: "Why the household does not travel together; null where it does.",
  })
  @Column("text", { nullable: true, ...sealed })
  apartReason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why the person is off the trip: DECLINED, OFFLOADED or NO_SHOW; null for all others.",
  })
  @Column("text", { nullable: true, ...sealed })
  offReason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Who received the person at the destination; null before. Level L3.",
  })
  @Column("text", { nullable: true, ...sealed })
  receivedBy!: string | null;
}
