import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { sealed } from "#kit/vault/columns";
import { CaseRecord } from "../case/case-record.entity";
import { IncidentKind } from "./incident.enums";

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    "Violence that a child suffered. Level L4: for the staff it names, and for nobody else by role or agency.",
})
@Entity("incident")
@Index("incident_case", ["childCaseId", "occurredAt", "id"])
export class Incident extends CaseRecord {
  @Column("varchar", { length: 36 })
  personId!: string;

  @Field(() => IncidentKind, { nullable: true, description: "What kind of violence." })
  @Column("text", sealed)
  kind!: IncidentKind;

  @Field(() => String, { nullable: true, description: "What was told, as far as care needs it." })
  @Column("text", sealed)
  narrative!: string;
}
