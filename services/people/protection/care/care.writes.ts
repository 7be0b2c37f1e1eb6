// In whose care a child is: one arrangement at a time, in whatever order desks send them.
import type { EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { writtenBy, type Stamp } from "#kit/written";
import type { Person } from "../../person/person.entity";
import { personById } from "../../person/person.loaders";
import { takePerson } from "../../person/take.writes";
import type { ChildCase } from "../case/case.entity";
import { ChildCaseStatus } from "../case/case.enums";
import { caseById } from "../case/case.loaders";
import { actOnCase, moveCase } from "../case/case-move.writes";
import { isMinorNow } from "../case/child.checks";
import { assertNotBefore } from "../order.rules";
import { insertNew } from "../record.writes";
import { CarePlacement } from "./care.entity";
import type { ArrangeCareInput, EndCareInput } from "./care.inputs";
import { fitIn, mayHaveCaregiver } from "./care.rules";
import { caregiverFor } from "./caregiver.loaders";
import { changeCaregiver } from "./caregiver.writes";
import { endLiveCare } from "./end-care.writes";

/**
 * Begins an arrangement, and ends the one before. Throws ID_MALFORMED, ID_TAKEN, NOT_FOUND, FORBIDDEN, STATE_INVALID,
 * INPUT_INVALID, TIME_INVALID.
 */
export async function arrangeCare(input: ArrangeCareInput, ctx: Context): Promise<void> {
  const { id, caseId, caregiverId, arrangement } = input;
  assertId("input.caseId", caseId);
  if (caregiverId) assertId("input.caregiverId", caregiverId);
  const known = await caseById(ctx).load(caseId);
  const found = known && caregiverId ? await caregiverFor(ctx, known, caregiverId) : null;
  await actOnCase(ctx, input, "arrangeCare", async (tx, { personId }) => {
    const stamp = writtenBy(ctx, input.occurredAt);
    const caregiver = caregiverId ? await assertCaregiver(tx, ctx, found, { arrangement, childId: personId }) : null;
    const childCase = await moveCase(tx, ctx.viewer, caseId, { status: [ChildCaseStatus.OPEN] });
    await place(tx, ctx, childCase, { id, arrangement, caregiver, stamp });
    return {};
  });
  // Whoever was not seen before is the child's caregiver now.
  if (caregiverId) personById(ctx).clear(caregiverId);
}

/** Who cares must be there, seen, of age, and somebody else than the child. */
async function assertCaregiver(
  tx: EntityManager,
  ctx: Context,
  caregiver: Person | null,
  { arrangement, childId }: Pick<ArrangeCareInput, "arrangement"> & { childId: string },
): Promise<Person> {
  const refuse = (what: string) => new HubError("INPUT_INVALID", `input.caregiverId: ${what}.`);
  if (!mayHaveCaregiver(arrangement)) throw refuse(`nobody cares for the child in ${arrangement}`);
  if (!caregiver) throw new HubError("NOT_FOUND", "input.caregiverId: there is no such person.");
  if (caregiver.id === childId) throw refuse("is the child");
  if (await isMinorNow(tx, ctx, await takePerson(tx, caregiver.id))) throw refuse("is not of age");
  return caregiver;
}

type Placing = Pick<ArrangeCareInput, "id" | "arrangement"> & { caregiver: Person | null; stamp: Stamp };

/** The case is held, so that nobody else arranges anything meanwhile. */
async function place(
  tx: EntityManager,
  ctx: Context,
  { id: childCaseId, personId, operationCode }: ChildCase,
  { id, arrangement, caregiver, stamp }: Placing,
): Promise<void> {
  const { cut, endedAt } = fitIn(await tx.findBy(CarePlacement, { childCaseId }), stamp.occurredAt);
  if (cut) await tx.update(CarePlacement, { id: cut.id }, { endedAt: stamp.occurredAt, version: cut.version + 1 });
  const caregiverId = caregiver?.id ?? null;
  const row = { id, childCaseId, operationCode, ...stamp, arrangement, caregiverId, endedAt };
  await insertNew(tx, CarePlacement, row);
  // Care of the past changes nothing in who cares now.
  if (endedAt === null) await changeCaregiver(tx, ctx, personId, { from: cut, to: { arrangement, caregiver, stamp } });
}

/** Answers the id of what ended. Throws ID_TAKEN, NOT_FOUND, FORBIDDEN, TIME_INVALID, and STATE_INVALID where nobody cares for the child. */
export async function endCare(input: EndCareInput, ctx: Context): Promise<string> {
  const { placementId } = await actOnCase(ctx, input, "endCare", async (tx, { id }) => {
    const { occurredAt: at } = writtenBy(ctx, input.occurredAt);
    const { personId } = await moveCase(tx, ctx.viewer, id, { status: [ChildCaseStatus.OPEN] });
    const ended = await endLiveCare(tx, id, at);
    if (!ended) throw new HubError("STATE_INVALID", "The child is in nobody's care.", { state: "NONE" });
    assertNotBefore(at, ended.occurredAt, "it began");
    await changeCaregiver(tx, ctx, personId, { from: ended, to: null });
    return { placementId: ended.id };
  });
  return placementId;
}
