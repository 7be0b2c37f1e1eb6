import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { Person } from "../person/person.stub";
import { DistributionKind } from "./distribution.enums";

// `distribution_figures` has everything that the figures of an operation need, in the order in which they are added up.
@ObjectType({ description: "Something that was given to one person. `occurredAt` is when." })
@Entity("distribution")
@Index("distribution_person", ["personId", "occurredAt", "id"])
@Index("distribution_figures", ["operationCode", "kind", "personId", "quantity"])
export class Distribution extends FieldRecord {
  // The people agency's id. A reference, never a foreign key: no agency's tables lean on another's.
  @Column("varchar", { length: 36 })
  personId!: string;

  @Field(() => Person, { nullable: true, description: "To whom." })
  get person(): Person {
    return { id: this.personId };
  }

  // Null where it was given outside a shelter.
  @Column("varchar", { length: 36, nullable: true })
  shelterId!: string | null;

  @Field(() => DistributionKind, { nullable: true, description: "What." })
  @Column("varchar", { length: 30 })
  kind!: DistributionKind;

  @Field(() => Int, { nullable: true, description: "How many: rations, kits or grants." })
  @Column("int")
  quantity!: number;
}
