import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { ReturnCase } from "./return.entity";
import { DeclarationMethod, ReintegrationSupport, ReturnDeclaredBy } from "./return.enums";

/** An act on one return case. */
@InputType()
export abstract class ReturnCaseActInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The return case." })
  returnCaseId!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it happened, for a desk that sends late; now if left out.",
  })
  occurredAt?: Date | null;
}

@InputType({ description: "Where somebody returns to." })
export class ReturnDestinationInput {
  @Field(() => String, { description: "The town or village: 1 to 120 characters." })
  name!: string;

  @Field(() => String, { description: "Its country (ISO 3166-1 alpha-3)." })
  country!: string;
}

@InputType({ description: "Somebody who asks for help to return." })
export class RequestReturnInput {
  @Field(() => ID, { description: "A UUID made by the client: the return case's. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "Code of the operation in which the person is registered, e.g. GAO-2018." })
  operation!: string;

  @Field(() => ID, { description: "Who." })
  personId!: string;

  @Field(() => ReturnDestinationInput, { description: "Where to." })
  destination!: ReturnDestinationInput;

  @Field(() => String, { description: "The programme that pays for it: 1 to 200 characters." })
  programme!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the person asked, for a desk that sends late; now if left out.",
  })
  occurredAt?: Date | null;
}

@ObjectType({ description: "The return that was asked for." })
export class RequestReturnPayload {
  @Field(() => ReturnCase, { nullable: true, description: "The return case." })
  returnCase!: ReturnCase | null;
}

@InputType({ description: "Somebody who was told what return means and what help there is." })
export class CounselReturnInput extends ReturnCaseActInput {
  @Field(() => String, { description: "In which language (ISO 639-3), e.g. bam." })
  language!: string;
}

@ObjectType({ description: "The return case, COUNSELLED." })
export class CounselReturnPayload {
  @Field(() => ReturnCase, { nullable: true, description: "The return case." })
  returnCase!: ReturnCase | null;
}

@InputType({ description: "Money that is promised for a return." })
export class ReturnAllowanceInput {
  @Field(() => Int, { description: "How much, in whole units of the currency: 1 to 100,000,000." })
  amount!: number;

  @Field(() => String, { description: "The currency (ISO 4217), e.g. XOF." })
  currency!: string;
}

@InputType({ description: "The declaration that a return is voluntary." })
export class DeclareReturnInput extends ReturnCaseActInput {
  @Field(() => DeclarationMethod, { description: "How it was made." })
  method!: DeclarationMethod;

  @Field(() => ReturnDeclaredBy, { description: "By whom: for a minor never the child alone." })
  declaredBy!: ReturnDeclaredBy;

  @Field(() => ID, { nullable: true, description: "With CAREGIVER, and only then: the caregiver, as a person." })
  caregiverId?: string | null;

  @Field(() => ReturnAllowanceInput, { nullable: true, description: "The allowance that is granted, if one is." })
  allowance?: ReturnAllowanceInput | null;
}

@ObjectType({ description: "The return case, DECLARED." })
export class DeclareReturnPayload {
  @Field(() => ReturnCase, { nullable: true, description: "The return case." })
  returnCase!: ReturnCase | null;
}

@InputType({ description: "A return for which no more papers are needed." })
export class ConfirmDocumentsInput extends ReturnCaseActInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether the journey crosses no border. Otherwise the person needs a document that holds today.",
  })
  staysInCountry!: boolean;
}

@ObjectType({ description: "The return case, DOCS_READY." })
export class ConfirmDocumentsPayload {
  @Field(() => ReturnCase, { nullable: true, description: "The return case." })
  returnCase!: ReturnCase | null;
}

@InputType({ description: "The allowance that was given to the person." })
export class PayAllowanceInput extends ReturnCaseActInput {}

@ObjectType({ description: "The return case whose allowance is paid." })
export class PayAllowancePayload {
  @Field(() => ReturnCase, { nullable: true, description: "The return case." })
  returnCase!: ReturnCase | null;
}

@InputType({ description: "A person who arrived and is received." })
export class CloseReturnInput extends ReturnCaseActInput {
  @Field(() => [ReintegrationSupport], { description: "What help there is after arrival; empty where there is none." })
  reintegration!: ReintegrationSupport[];
}

@ObjectType({ description: "The return case, CLOSED." })
export class CloseReturnPayload {
  @Field(() => ReturnCase, { nullable: true, description: "The return case." })
  returnCase!: ReturnCase | null;
}
