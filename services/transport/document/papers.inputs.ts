import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTime, LocalDate } from "#kit/scalars";
import { TravelDocument } from "./document.entity";
import { TravelDocumentKind } from "./document.enums";

/** An act on one travel document. */
@InputType()
abstract class DocumentActInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The travel document." })
  documentId!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it happened, for a desk that sends late; now if left out.",
  })
  occurredAt?: Date | null;
}

@InputType({ description: "A travel document that somebody needs." })
export class RequestDocumentInput {
  @Field(() => ID, { description: "A UUID made by the client: the document's. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "Whose." })
  personId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "The return case that it is for: DECLARED, or already waiting for papers. Left out for other journeys.",
  })
  returnCaseId?: string | null;

  @Field(() => TravelDocumentKind, { description: "What kind." })
  kind!: TravelDocumentKind;

  @Field(() => String, { description: "The country that is to issue it (ISO 3166-1 alpha-3)." })
  country!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it was asked for, for a desk that sends late; now if left out.",
  })
  occurredAt?: Date | null;
}

@ObjectType({ description: "The travel document, REQUESTED." })
export class RequestDocumentPayload {
  @Field(() => TravelDocument, { nullable: true, description: "The document." })
  document!: TravelDocument | null;
}

@InputType({ description: "A travel document for which the consulate is asked." })
export class CheckNationalityInput extends DocumentActInput {}

@ObjectType({ description: "The travel document, NATIONALITY_CHECK." })
export class CheckNationalityPayload {
  @Field(() => TravelDocument, { nullable: true, description: "The document." })
  document!: TravelDocument | null;
}

@InputType({ description: "A travel document as it was issued." })
export class IssueDocumentInput extends DocumentActInput {
  @Field(() => String, { description: "Its number, as printed: 1 to 40 characters." })
  number!: string;

  @Field(() => LocalDate, { description: "The last day on which it holds." })
  expiresOn!: string;
}

@ObjectType({ description: "The travel document, ISSUED." })
export class IssueDocumentPayload {
  @Field(() => TravelDocument, { nullable: true, description: "The document." })
  document!: TravelDocument | null;
}

@InputType({ description: "A travel document that was refused." })
export class RefuseDocumentInput extends DocumentActInput {
  @Field(() => String, { description: "Why, as the consulate said: 1 to 500 characters." })
  reason!: string;
}

@ObjectType({ description: "The travel document, REFUSED." })
export class RefuseDocumentPayload {
  @Field(() => TravelDocument, { nullable: true, description: "The document." })
  document!: TravelDocument | null;
}
