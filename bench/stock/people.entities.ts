import { Directive, Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { DateTime, LocalDate } from "#kit/scalars";
import { Sex } from "../../services/people/person/person.enums";
import {
  ChildCaseRisk,
  ChildCaseStatus,
  ChildProtectionStatus,
} from "../../services/people/protection/case/case.enums";
import { PersonStub } from "./person.stub";

@Directive('@key(fields: "id")')
@ObjectType({ description: "A person who was registered in an operation." })
@Entity("person")
export class Person extends PersonStub {
  @Field(() => ID, { description: "A UUID." })
  @PrimaryColumn("varchar", { length: 36 })
  override id!: string;

  @Column("varchar", { length: 40 })
  operationCode!: string;

  @Column("datetime", { precision: 3 })
  occurredAt!: Date;

  @Column("varchar", { length: 36, nullable: true })
  mergedIntoId!: string | null;

  @Field(() => Sex, { nullable: true, description: "Sex as the person states it." })
  @Column("varchar", { length: 20 })
  sex!: Sex;

  @Field(() => LocalDate, { nullable: true, description: "The day of arrival." })
  @Column("date", { nullable: true })
  arrivedOn!: string | null;
}

@ObjectType({ description: "The work of protecting one child." })
@Entity("child_case")
export class ChildCase {
  @Field(() => ID, { description: "A UUID." })
  @PrimaryColumn("varchar", { length: 36 })
  id!: string;

  @Column("varchar", { length: 40 })
  operationCode!: string;

  @Column("varchar", { length: 36 })
  personId!: string;

  @Field(() => ChildCaseStatus, { nullable: true, description: "Whether somebody is at work on it." })
  @Column("varchar", { length: 20 })
  status!: ChildCaseStatus;

  @Field(() => ChildProtectionStatus, { nullable: true, description: "Who is with the child." })
  @Column("varchar", { length: 30 })
  protectionStatus!: ChildProtectionStatus;

  @Field(() => ChildCaseRisk, { nullable: true, description: "How likely serious harm is." })
  @Column("varchar", { length: 10 })
  risk!: ChildCaseRisk;

  @Column("int")
  riskRank!: number;

  @Field(() => DateTime, { nullable: true, description: "When the case was begun." })
  @Column("datetime", { precision: 3 })
  openedAt!: Date;
}
