import { ArgsType, Field, ID, InputType } from "type-graphql";
import { connectionOf, PageArgs } from "#kit/connection";
import { DateTime } from "#kit/scalars";
import { TravelDocumentStatus } from "../document/document.enums";
import { ReturnCase } from "./return.entity";
import { ReturnCaseStatus } from "./return.enums";

@InputType({ description: "Which return cases to list; what is left out does not filter." })
export class ReturnCaseFilter {
  @Field(() => [ReturnCaseStatus], { nullable: true, description: "In any of these states." })
  status?: ReturnCaseStatus[] | null;

  @Field(() => String, { nullable: true, description: "To this country (ISO 3166-1 alpha-3)." })
  destinationCountry?: string | null;

  @Field(() => TravelDocumentStatus, {
    nullable: true,
    description: "Whose latest travel document stands there.",
  })
  documentStatus?: TravelDocumentStatus | null;

  @Field(() => DateTime, { nullable: true, description: "Asked for at this instant or later." })
  requestedFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Asked for before this instant." })
  requestedUntil?: Date | null;
}

@ArgsType()
export class ReturnCasesArgs extends PageArgs {
  @Field(() => ID, { description: "Code of the operation, e.g. GAO-2018." })
  operation!: string;

  @Field(() => ReturnCaseFilter, { nullable: true, description: "Which ones; all without it." })
  filter?: ReturnCaseFilter | null;
}

export const ReturnCaseConnection = connectionOf(ReturnCase, "ReturnCase");
