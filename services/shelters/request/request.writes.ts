import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { insertNew } from "#kit/insert";
import { assertInput, givenReason, givenText } from "#kit/input";
import { takeStep } from "#kit/states";
import { writtenBy } from "#kit/written";
import { requireOperation } from "../operation/operation.loaders";
import { assertWorksAt, shelterIn } from "../stay/stay.checks";
import type { RejectRequestInput, RequestResourceInput, RequestStepInput } from "./request-desk.inputs";
import { ResourceRequest } from "./request.entity";
import { ResourceRequestStatus } from "./request.enums";
import { REQUEST_STATES } from "./request.rules";

const MOST = 100_000;

/** Throws OPERATION_UNKNOWN, INPUT_INVALID, REASON_MISSING, FORBIDDEN, NOT_FOUND and ID_TAKEN. */
export async function requestResource(input: RequestResourceInput, ctx: Context): Promise<void> {
  const { id, kind, quantity, shelterId = null, neededBy = null } = input;
  const { code: operationCode } = await requireOperation(ctx, input.operation);
  assertInput(quantity >= 1 && quantity <= MOST, "quantity", `is not from 1 to ${String(MOST)}`);
  const [item, reason] = [givenText("item", input.item, 200), givenReason("reason", input.reason)];
  if (shelterId !== null) {
    assertId("input.shelterId", shelterId);
    assertWorksAt(ctx, shelterId);
  }
  const stamp = writtenBy(ctx);
  const status = ResourceRequestStatus.REQUESTED;
  const facts = { kind, item, quantity, reason, neededBy, shelterId, rejectedReason: null };
  await once(ctx, { id, kind: "requestResource" }, async (tx) => {
    const shelter = shelterId === null ? null : await shelterIn(tx, ctx, shelterId);
    assertInput(!shelter || shelter.operationCode === operationCode, "shelterId", "is of another operation");
    await insertNew(tx, ResourceRequest, {
      id,
      operationCode,
      ...stamp,
      ...facts,
      status,
      changedAt: stamp.occurredAt,
    });
    return { requestId: id };
  });
}

/** What a request becomes by each act. */
const STEPS = {
  approveRequest: ResourceRequestStatus.APPROVED,
  rejectRequest: ResourceRequestStatus.REJECTED,
  deployRequest: ResourceRequestStatus.DEPLOYED,
  closeRequest: ResourceRequestStatus.CLOSED,
} as const;

/** Throws STATE_INVALID, NOT_FOUND, and SECOND_PERSON_NEEDED where somebody would approve what they asked for themselves. */
export async function takeRequestStep(
  kind: keyof typeof STEPS,
  { id, requestId, reason }: RequestStepInput & Partial<RejectRequestInput>,
  ctx: Context,
): Promise<void> {
  assertId("input.requestId", requestId);
  const [request] = await ctx.db.findBy(ResourceRequest, { id: requestId });
  if (!request) throw new HubError("NOT_FOUND", "input.requestId: there is no such request.");
  if (kind === "approveRequest" && request.recordedByUser === ctx.viewer.sub)
    throw new HubError("SECOND_PERSON_NEEDED");
  const rejected = kind === "rejectRequest" && { rejectedReason: givenReason("reason", reason) };
  const set = { changedAt: ctx.clock.now(), ...rejected };
  await once(ctx, { id, kind }, async (tx) => {
    await takeStep(tx, ResourceRequest, REQUEST_STATES, { id: requestId, to: STEPS[kind], set });
    return { requestId };
  });
}
