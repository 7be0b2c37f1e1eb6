import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { RejectRequestInput, RequestPayload, RequestResourceInput, RequestStepInput } from "./request-desk.inputs";
import { ResourceRequest } from "./request.entity";
import { requestResource, takeRequestStep } from "./request.writes";

@Resolver()
export class RequestDeskResolver {
  @Mutation(() => RequestPayload, { nullable: true, description: "Asks for staff or equipment." })
  async requestResource(
    @Arg("input", () => RequestResourceInput, { description: "What, and why." }) input: RequestResourceInput,
    @Ctx() ctx: Context,
  ): Promise<RequestPayload> {
    await requestResource(input, ctx);
    return payloadOf(ctx, input.id);
  }

  @Mutation(() => RequestPayload, {
    nullable: true,
    description: "Says that it will be sent. Nobody approves what they asked for themselves.",
  })
  async approveRequest(
    @Arg("input", () => RequestStepInput, { description: "Which." }) input: RequestStepInput,
    @Ctx() ctx: Context,
  ): Promise<RequestPayload> {
    await takeRequestStep("approveRequest", input, ctx);
    return payloadOf(ctx, input.requestId);
  }

  @Mutation(() => RequestPayload, { nullable: true, description: "Says that it will not be sent, and why." })
  async rejectRequest(
    @Arg("input", () => RejectRequestInput, { description: "Which." }) input: RejectRequestInput,
    @Ctx() ctx: Context,
  ): Promise<RequestPayload> {
    await takeRequestStep("rejectRequest", input, ctx);
    return payloadOf(ctx, input.requestId);
  }

  @Mutation(() => RequestPayload, { nullable: true, description: "Says that it is there and at work." })
  async deployRequest(
    @Arg("input", () => RequestStepInput, { description: "Which." }) input: RequestStepInput,
    @Ctx() ctx: Context,
  ): Promise<RequestPayload> {
    await takeRequestStep("deployRequest", input, ctx);
    return payloadOf(ctx, input.requestId);
  }

  @Mutation(() => RequestPayload, { nullable: true, description: "Says that it is not needed any more." })
  async closeRequest(
    @Arg("input", () => RequestStepInput, { description: "Which." }) input: RequestStepInput,
    @Ctx() ctx: Context,
  ): Promise<RequestPayload> {
    await takeRequestStep("closeRequest", input, ctx);
    return payloadOf(ctx, input.requestId);
  }
}

async function payloadOf({ db }: Context, id: string): Promise<RequestPayload> {
  const [request = null] = await db.findBy(ResourceRequest, { id });
  return { request };
}
