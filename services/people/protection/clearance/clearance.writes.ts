import { givenText } from "#kit/input";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { writtenBy } from "#kit/written";
import { insertNew } from "#kit/insert";
import type { ChildCase } from "../case/case.entity";
import { ChildCaseStatus } from "../case/case.enums";
import { childCaseByPerson } from "../case/case.loaders";
import { assertOwnedCase } from "../own-case.rules";
import { reasonOf } from "../written-text.rules";
import { ChildTravelClearance } from "./clearance.entity";
import { ChildTravelRequirement, ChildTravelVerdict } from "./clearance.enums";
import type { GrantChildTravelClearanceInput, WithholdChildTravelClearanceInput } from "./clearance.inputs";
import { assertValidity, decidedAtOf, escortOf, latestEnd } from "./clearance.rules";

/** Throws NOT_FOUND, FORBIDDEN, STATE_INVALID, INPUT_INVALID, TIME_INVALID, ID_TAKEN. */
export async function grantClearance(input: GrantChildTravelClearanceInput, ctx: Context): Promise<void> {
  const { id, validUntil, receiverRelation } = input;
  const childCase = await childCaseByPerson(ctx).load(input.personId);
  await once(ctx, { id, kind: "grantChildTravelClearance" }, async (tx) => {
    const own = assertOwnedCase(childCase, ctx.viewer, "personId");
    const { status: state } = own;
    if (state !== ChildCaseStatus.OPEN) throw new HubError("STATE_INVALID", `The case is ${state}.`, { state });
    assertValidity(validUntil, ctx.clock.now());
    if (input.requirements.length > Object.keys(ChildTravelRequirement).length) {
      throw new HubError("INPUT_INVALID", "input.requirements: names one twice.");
    }
    const requirements = [...new Set(input.requirements)];
    await insertNew(tx, ChildTravelClearance, {
      ...verdictOn(own, input, ctx),
      ...{ verdict: ChildTravelVerdict.CLEARED, requirements, validUntil, receiverRelation },
      receiverName: givenText("receiverName", input.receiverName, 120),
      receiverPlace: givenText("receiverPlace", input.receiverPlace, 200),
      escort: escortOf(input.escort, requirements),
    });
    return { clearanceId: id };
  });
}

/** Also of a case that is not open: a no does no harm. Throws NOT_FOUND, FORBIDDEN, REASON_MISSING, INPUT_INVALID, TIME_INVALID, ID_TAKEN. */
export async function withholdClearance(input: WithholdChildTravelClearanceInput, ctx: Context): Promise<void> {
  const childCase = await childCaseByPerson(ctx).load(input.personId);
  await once(ctx, { id: input.id, kind: "withholdChildTravelClearance" }, async (tx) => {
    const row = verdictOn(assertOwnedCase(childCase, ctx.viewer, "personId"), input, ctx);
    await insertNew(tx, ChildTravelClearance, {
      ...row,
      ...{ verdict: ChildTravelVerdict.WITHHELD, requirements: [], validUntil: latestEnd(row.decidedAt) },
      withheldReason: reasonOf("reason", input.reason),
    });
    return { clearanceId: input.id };
  });
}

function verdictOn(
  { id: childCaseId, personId, operationCode }: ChildCase,
  { id, occurredAt }: { id: string; occurredAt?: Date | null },
  ctx: Context,
) {
  const stamp = writtenBy(ctx, occurredAt);
  return { id, childCaseId, personId, operationCode, ...stamp, decidedAt: decidedAtOf(stamp) };
}
