import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { entriesAfter } from "../manifest/entry.writes";
import { caseAfter } from "./case.writes";
import {
  ResumeReturnInput,
  ResumeReturnPayload,
  SuspendReturnInput,
  SuspendReturnPayload,
  WithdrawReturnInput,
  WithdrawReturnPayload,
} from "./stop.inputs";
import { resumeReturn, suspendReturn, withdrawReturn } from "./stop.writes";

@Resolver()
export class ReturnStopMutations {
  @Mutation(() => SuspendReturnPayload, {
    nullable: true,
    description: "A return cannot go on for now: SUSPENDED. Who was on a trip that has not left is OFFLOADED.",
  })
  async suspendReturn(
    @Arg("input", () => SuspendReturnInput, { description: "Whose case, and why." }) input: SuspendReturnInput,
    @Ctx() ctx: Context,
  ): Promise<SuspendReturnPayload> {
    const { entryIds } = await suspendReturn(input, ctx);
    return { returnCase: await caseAfter(ctx, input.returnCaseId), entries: await entriesAfter(ctx, entryIds) };
  }

  @Mutation(() => ResumeReturnPayload, {
    nullable: true,
    description: "A suspended return goes on from where it was; one that was BOOKED from DOCS_READY.",
  })
  async resumeReturn(
    @Arg("input", () => ResumeReturnInput, { description: "Whose case." }) input: ResumeReturnInput,
    @Ctx() ctx: Context,
  ): Promise<ResumeReturnPayload> {
    await resumeReturn(input, ctx);
    return { returnCase: await caseAfter(ctx, input.returnCaseId) };
  }

  @Mutation(() => WithdrawReturnPayload, {
    nullable: true,
    description:
      "The person does not want to return after all: WITHDRAWN, at any time before the trip leaves. Their place on it is DECLINED and the seat free; who is on board is OFFLOADED and checked in again where they slept.",
  })
  async withdrawReturn(
    @Arg("input", () => WithdrawReturnInput, { description: "Whose case." }) input: WithdrawReturnInput,
    @Ctx() ctx: Context,
  ): Promise<WithdrawReturnPayload> {
    const { entryIds } = await withdrawReturn(input, ctx);
    return { returnCase: await caseAfter(ctx, input.returnCaseId), entries: await entriesAfter(ctx, entryIds) };
  }
}
