import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { assertId } from "#kit/errors";
import { recordById } from "../record.loaders";
import { TracingRequest } from "./tracing.entity";
import { AdvanceTracingInput, RequestTracingInput, TracingPayload } from "./tracing.inputs";
import { advanceTracing, requestTracing } from "./tracing.writes";

const requestById = recordById(TracingRequest);

@Resolver(() => TracingRequest)
export class TracingActsResolver {
  @Mutation(() => TracingPayload, {
    nullable: true,
    description: "Asks for the search for somebody of a child's family, in an open case.",
  })
  async requestTracing(
    @Arg("input", () => RequestTracingInput, { description: "Of which child, for whom, by which agency." })
    input: RequestTracingInput,
    @Ctx() ctx: Context,
  ): Promise<TracingPayload> {
    await requestTracing(input, ctx);
    return requestAfter(input.id, ctx);
  }

  @Mutation(() => TracingPayload, {
    nullable: true,
    description:
      "Writes down how far a search has come, step by step: TRACING_IN_PROGRESS, VERIFIED, REUNIFIED, CLOSED; also once the case is closed.",
  })
  async advanceTracing(
    @Arg("input", () => AdvanceTracingInput, { description: "Which, and how far." }) input: AdvanceTracingInput,
    @Ctx() ctx: Context,
  ): Promise<TracingPayload> {
    assertId("input.tracingRequestId", input.tracingRequestId);
    await advanceTracing(input, await requestById(ctx).load(input.tracingRequestId), ctx);
    return requestAfter(input.tracingRequestId, ctx);
  }
}

async function requestAfter(id: string, ctx: Context): Promise<TracingPayload> {
  return { tracingRequest: await requestById(ctx).clear(id).load(id) };
}
