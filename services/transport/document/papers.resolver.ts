import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import {
  CheckNationalityInput,
  CheckNationalityPayload,
  IssueDocumentInput,
  IssueDocumentPayload,
  RefuseDocumentInput,
  RefuseDocumentPayload,
  RequestDocumentInput,
  RequestDocumentPayload,
} from "./papers.inputs";
import { checkNationality, documentAfter, issueDocument, refuseDocument, requestDocument } from "./papers.writes";

@Resolver()
export class TravelDocumentMutations {
  @Mutation(() => RequestDocumentPayload, {
    nullable: true,
    description: "Asks for a travel document: REQUESTED. A return case that it is for waits for it: DOCS_PENDING.",
  })
  async requestDocument(
    @Arg("input", () => RequestDocumentInput, { description: "Whose, and what kind." }) input: RequestDocumentInput,
    @Ctx() ctx: Context,
  ): Promise<RequestDocumentPayload> {
    await requestDocument(input, ctx);
    return { document: await documentAfter(ctx, input.id) };
  }

  @Mutation(() => CheckNationalityPayload, {
    nullable: true,
    description:
      "The consulate is asked whether the person is a national: NATIONALITY_CHECK. Not for who fears to be sent back, nor for a return that is suspended or withdrawn.",
  })
  async checkNationality(
    @Arg("input", () => CheckNationalityInput, { description: "Which document." }) input: CheckNationalityInput,
    @Ctx() ctx: Context,
  ): Promise<CheckNationalityPayload> {
    await checkNationality(input, ctx);
    return { document: await documentAfter(ctx, input.documentId) };
  }

  @Mutation(() => IssueDocumentPayload, {
    nullable: true,
    description:
      "The consulate issued the document: ISSUED. When all that a return case waits for are, it is DOCS_READY.",
  })
  async issueDocument(
    @Arg("input", () => IssueDocumentInput, { description: "Which document, and what is printed on it." })
    input: IssueDocumentInput,
    @Ctx() ctx: Context,
  ): Promise<IssueDocumentPayload> {
    await issueDocument(input, ctx);
    return { document: await documentAfter(ctx, input.documentId) };
  }

  @Mutation(() => RefuseDocumentPayload, {
    nullable: true,
    description: "The consulate refused the document: REFUSED. A new one may be asked for.",
  })
  async refuseDocument(
    @Arg("input", () => RefuseDocumentInput, { description: "Which document, and why." }) input: RefuseDocumentInput,
    @Ctx() ctx: Context,
  ): Promise<RefuseDocumentPayload> {
    await refuseDocument(input, ctx);
    return { document: await documentAfter(ctx, input.documentId) };
  }
}
