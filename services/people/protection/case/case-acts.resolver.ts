import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import {
  AssessCaseInput,
  AssignCaseInput,
  BeginServicesInput,
  ChildCasePayload,
  CloseCaseInput,
  CompleteServicesInput,
  OpenCaseInput,
  PlanCaseInput,
  ReopenCaseInput,
} from "./case-acts.inputs";
import { assessCase, assignCase, closeCase, goOn, reopenCase } from "./case-acts.writes";
import { ChildCase } from "./case.entity";
import { caseById } from "./case.loaders";
import { openCase } from "./open.writes";

@Resolver(() => ChildCase)
export class ChildCaseActsResolver {
  @Mutation(() => ChildCasePayload, {
    nullable: true,
    description:
      "Takes a child's case up: the one that was begun when the child was identified, or a new one. A child has one case.",
  })
  async openCase(
    @Arg("input", () => OpenCaseInput, { description: "Which child." }) input: OpenCaseInput,
    @Ctx() ctx: Context,
  ): Promise<ChildCasePayload> {
    return caseAfter(await openCase(input, ctx), ctx);
  }

  @Mutation(() => ChildCasePayload, {
    nullable: true,
    description: "Gives an open case to another caseworker: for the agency that owns it.",
  })
  async assignCase(
    @Arg("input", () => AssignCaseInput, { description: "Which, and to whom." }) input: AssignCaseInput,
    @Ctx() ctx: Context,
  ): Promise<ChildCasePayload> {
    await assignCase(input, ctx);
    return caseAfter(input.caseId, ctx);
  }

  @Mutation(() => ChildCasePayload, {
    nullable: true,
    description:
      "Writes down an assessment of the child's situation: the case goes from NEW or REOPENED to ASSESSMENT. A later assessment, before the plan is made, takes its place.",
  })
  async assessCase(
    @Arg("input", () => AssessCaseInput, { description: "What was found." }) input: AssessCaseInput,
    @Ctx() ctx: Context,
  ): Promise<ChildCasePayload> {
    await assessCase(input, ctx);
    return caseAfter(input.caseId, ctx);
  }

  @Mutation(() => ChildCasePayload, {
    nullable: true,
    description: "The plan of action is being made: from ASSESSMENT or REOPENED to CASE_PLAN.",
  })
  async planCase(
    @Arg("input", () => PlanCaseInput, { description: "Which." }) input: PlanCaseInput,
    @Ctx() ctx: Context,
  ): Promise<ChildCasePayload> {
    await goOn("planCase", input, ctx);
    return caseAfter(input.caseId, ctx);
  }

  @Mutation(() => ChildCasePayload, {
    nullable: true,
    description: "Services of the plan begin: from CASE_PLAN to SERVICE_PROVISION.",
  })
  async beginServices(
    @Arg("input", () => BeginServicesInput, { description: "Which." }) input: BeginServicesInput,
    @Ctx() ctx: Context,
  ): Promise<ChildCasePayload> {
    await goOn("beginServices", input, ctx);
    return caseAfter(input.caseId, ctx);
  }

  @Mutation(() => ChildCasePayload, {
    nullable: true,
    description: "Everything in the plan is done: from SERVICE_PROVISION to SERVICES_IMPLEMENTED.",
  })
  async completeServices(
    @Arg("input", () => CompleteServicesInput, { description: "Which." }) input: CompleteServicesInput,
    @Ctx() ctx: Context,
  ): Promise<ChildCasePayload> {
    await goOn("completeServices", input, ctx);
    return caseAfter(input.caseId, ctx);
  }

  @Mutation(() => ChildCasePayload, {
    nullable: true,
    description:
      "Closes an open case, at whatever step the work is, and with it the care arrangement that lasts. Who worked with the child does so no more.",
  })
  async closeCase(
    @Arg("input", () => CloseCaseInput, { description: "Which, and why." }) input: CloseCaseInput,
    @Ctx() ctx: Context,
  ): Promise<ChildCasePayload> {
    await closeCase(input, ctx);
    return caseAfter(input.caseId, ctx);
  }

  @Mutation(() => ChildCasePayload, {
    nullable: true,
    description: "Takes a closed case up again, with its former caseworker. The child must still be a minor.",
  })
  async reopenCase(
    @Arg("input", () => ReopenCaseInput, { description: "Which, and why." }) input: ReopenCaseInput,
    @Ctx() ctx: Context,
  ): Promise<ChildCasePayload> {
    await reopenCase(input, ctx);
    return caseAfter(input.caseId, ctx);
  }
}

async function caseAfter(id: string, ctx: Context): Promise<ChildCasePayload> {
  return { childCase: await caseById(ctx).clear(id).load(id) };
}
