// The search for a child's family, from the request to the day on which they are together again.
import { givenText, givenWords } from "#kit/input";
import type { Context } from "#kit/context";
import { takeStep } from "#kit/states";
import { writtenBy } from "#kit/written";
import { insertNew } from "#kit/insert";
import { actOnCase, moveCase } from "../case/case-move.writes";
import { ChildCaseStatus } from "../case/case.enums";
import { actOnRecord } from "../case/record-acts.writes";
import { assertNotBefore } from "../order.rules";
import { TracingRequest } from "./tracing.entity";
import { TracingRequestStatus } from "./tracing.enums";
import type { AdvanceTracingInput, RequestTracingInput } from "./tracing.inputs";
import { TRACING_REQUEST_STATES } from "./tracing.rules";
import { LONGEST_NAME } from "../written-text.rules";

/** Throws ID_MALFORMED, ID_TAKEN, NOT_FOUND, FORBIDDEN, STATE_INVALID, INPUT_INVALID, TIME_INVALID. */
export async function requestTracing(input: RequestTracingInput, ctx: Context): Promise<void> {
  const { id, soughtRelation } = input;
  await actOnCase(ctx, input, "requestTracing", async (tx, { id: childCaseId, operationCode }) => {
    const stamp = writtenBy(ctx, input.occurredAt);
    const sought = {
      soughtName: givenText("soughtName", input.soughtName, 200),
      soughtRelation,
      lastKnownPlace: givenWords("lastKnownPlace", input.lastKnownPlace, 500),
      tracingAgency: givenText("tracingAgency", input.tracingAgency, LONGEST_NAME),
    };
    await moveCase(tx, ctx.viewer, childCaseId, { status: [ChildCaseStatus.OPEN] });
    const stands = { status: TracingRequestStatus.OPEN, changedAt: stamp.occurredAt };
    await insertNew(tx, TracingRequest, { id, childCaseId, operationCode, ...stamp, ...sought, ...stands });
    return {};
  });
}

/** Also in a closed case: a search goes on. Throws ID_TAKEN, NOT_FOUND, FORBIDDEN, STATE_INVALID, TIME_INVALID. */
export async function advanceTracing(
  input: AdvanceTracingInput,
  request: TracingRequest | null,
  ctx: Context,
): Promise<void> {
  const { id, to } = input;
  const act = { id, kind: "advanceTracing", field: "tracingRequestId" };
  await actOnRecord(ctx, request, act, async (tx, { id: requestId, occurredAt: requestedAt }, childCase) => {
    const { occurredAt: changedAt } = writtenBy(ctx, input.occurredAt);
    assertNotBefore(changedAt, requestedAt, "the search was asked for");
    const { OPEN, CLOSED } = ChildCaseStatus;
    await moveCase(tx, ctx.viewer, childCase.id, { status: [OPEN, CLOSED] });
    await takeStep(tx, TracingRequest, TRACING_REQUEST_STATES, { id: requestId, to, set: { changedAt } });
    return {};
  });
}
