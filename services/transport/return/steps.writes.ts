// The way of a return, from the first word to the last; what stops it on the way is in `stop.writes`.
import type { EntityManager } from "typeorm";
import { once, wasDone } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { dayOf } from "#kit/days";
import { assertId, HubError } from "#kit/errors";
import { insertNew } from "#kit/insert";
import { assertNotErased } from "#kit/retention/erasure.entity";
import { takeStep } from "#kit/states";
import { writtenBy } from "#kit/written";
import { TravelDocument } from "../document/document.entity";
import { TravelDocumentStatus } from "../document/document.enums";
import { isDocumentValidOn } from "../document/document.rules";
import { requireOperation } from "../operation/operation.loaders";
import { assertInput, givenText } from "#kit/input";
import { givenCountry } from "../reference/terms";
import { actOnCase, assertNotBefore, visibleCase } from "./case.writes";
import { ReturnCase } from "./return.entity";
import { ReturnCaseStatus } from "./return.enums";
import { PAYABLE, RETURN_CASE_STATES } from "./return.rules";
import { returneeOf } from "./returnee";
import { assertDeclarer, assertMayReturn } from "./returnee.rules";
import type {
  CloseReturnInput,
  ConfirmDocumentsInput,
  CounselReturnInput,
  DeclareReturnInput,
  PayAllowanceInput,
  RequestReturnInput,
  ReturnAllowanceInput,
} from "./steps.inputs";

const MOST_ALLOWANCE = 100_000_000;

/**
 * Throws OPERATION_UNKNOWN, INPUT_INVALID, NOT_FOUND for somebody who is not registered in this operation, RETURN_BARRED,
 * UNVERIFIABLE, ALREADY_RETURNING, and TIME_INVALID for what is said to be before an earlier return.
 */
export async function requestReturn(input: RequestReturnInput, ctx: Context): Promise<void> {
  const { id, personId, destination } = input;
  assertId("input.personId", personId);
  const { code } = await requireOperation(ctx, input.operation);
  const stamp = writtenBy(ctx, input.occurredAt);
  const row: Partial<ReturnCase> & { id: string } = {
    ...{ id, operationCode: code, ...stamp, personId, livePersonId: personId },
    ...{ status: ReturnCaseStatus.REQUESTED, changedAt: stamp.occurredAt },
    programme: givenText("programme", input.programme, 200),
    destinationName: givenText("destination.name", destination.name, 120),
    destinationCountryCode: givenCountry("destination.country", destination.country),
  };
  if (!(await wasDone(ctx, id))) {
    const returnee = await returneeOf(ctx, personId);
    if (returnee.operationCode !== code) throw new HubError("NOT_FOUND", "input.personId: there is no such person.");
    assertMayReturn(returnee);
  }
  await once(ctx, { id, kind: "requestReturn" }, async (tx) => {
    await assertNotErased(tx, [personId]);
    await assertLatest(tx, personId, stamp.occurredAt);
    if (!(await insertNew(tx, ReturnCase, row))) throw new HubError("ALREADY_RETURNING");
    return { returnCaseId: id };
  });
}

/** The return that was asked for last is the one that counts, everywhere. */
async function assertLatest(tx: EntityManager, personId: string, occurredAt: Date): Promise<void> {
  const [last] = await tx.find(ReturnCase, { where: { personId }, order: { occurredAt: "DESC" }, take: 1 });
  if (last && last.livePersonId !== null) throw new HubError("ALREADY_RETURNING");
  if (last) assertNotBefore(occurredAt, last.changedAt, "the end of an earlier return");
}

/** Throws INPUT_INVALID and TIME_INVALID. */
export function counselReturn(input: CounselReturnInput, ctx: Context): Promise<void> {
  const { language } = input;
  assertInput(/^[a-z]{3}$/.test(language), "language", "is not an ISO 639-3 code");
  const { occurredAt: at } = writtenBy(ctx, input.occurredAt);
  return actOnCase(ctx, input, { kind: "counselReturn", states: ["REQUESTED"] }, async (tx, { id, occurredAt }) => {
    assertNotBefore(at, occurredAt, "the return was asked for");
    const set = { changedAt: at, counselledAt: at, counsellingLanguage: language, counsellor: ctx.viewer.sub };
    await takeStep(tx, ReturnCase, RETURN_CASE_STATES, { id, to: "COUNSELLED", set });
  });
}

/**
 * Throws RETURN_BARRED where a fear was voiced since, UNVERIFIABLE, and INPUT_INVALID where somebody declares it who may
 * not. Whether a child may travel is judged at the lock of the manifest and at boarding, on facts that can change until
 * then.
 */
export async function declareReturn(input: DeclareReturnInput, ctx: Context): Promise<void> {
  const { method, declaredBy, caregiverId = null } = input;
  if (caregiverId !== null) assertId("input.caregiverId", caregiverId);
  const { occurredAt: at } = writtenBy(ctx, input.occurredAt);
  const granted = grantedBy(input.allowance);
  const { personId } = await visibleCase(ctx, input.returnCaseId);
  if (!(await wasDone(ctx, input.id))) {
    const returnee = await returneeOf(ctx, personId);
    assertMayReturn(returnee);
    assertDeclarer(returnee, declaredBy, caregiverId);
  }
  await actOnCase(ctx, input, { kind: "declareReturn", states: ["COUNSELLED"] }, async (tx, { id, changedAt }) => {
    assertNotBefore(at, changedAt, "the person was counselled");
    const declared = { declaredAt: at, declarationMethod: method, declaredBy, declarerId: caregiverId };
    const set = { changedAt: at, ...declared, ...granted };
    await takeStep(tx, ReturnCase, RETURN_CASE_STATES, { id, to: "DECLARED", set });
  });
}

function grantedBy(allowance: ReturnAllowanceInput | null | undefined) {
  if (!allowance) return {};
  const { amount, currency } = allowance;
  assertInput(amount >= 1 && amount <= MOST_ALLOWANCE, "allowance.amount", "is not from 1 to 100,000,000");
  assertInput(/^[A-Z]{3}$/.test(currency), "allowance.currency", "is not an ISO 4217 code");
  return { allowanceAmount: amount, allowanceCurrency: currency };
}

/** Throws DOCUMENT_MISSING where a border is crossed and no document of the person holds today. */
export async function confirmDocuments(input: ConfirmDocumentsInput, ctx: Context): Promise<void> {
  const { operationCode } = await visibleCase(ctx, input.returnCaseId);
  const { timeZone } = await requireOperation(ctx, operationCode);
  const { occurredAt: at, recordedAt } = writtenBy(ctx, input.occurredAt);
  const act = { kind: "confirmDocuments", states: ["DECLARED", "DOCS_PENDING"] } as const;
  await actOnCase(ctx, input, act, async (tx, { id, personId }) => {
    const issued = await tx.findBy(TravelDocument, { personId, status: TravelDocumentStatus.ISSUED });
    const today = dayOf(recordedAt, timeZone);
    const hasPapers = issued.some((document) => isDocumentValidOn(document, today));
    if (!input.staysInCountry && !hasPapers) throw new HubError("DOCUMENT_MISSING");
    await takeStep(tx, ReturnCase, RETURN_CASE_STATES, { id, to: "DOCS_READY", set: { changedAt: at } });
  });
}

/** Once: throws STATE_INVALID where none was granted, or it was paid. */
export function payAllowance(input: PayAllowanceInput, ctx: Context): Promise<void> {
  const { occurredAt: at } = writtenBy(ctx, input.occurredAt);
  return actOnCase(ctx, input, { kind: "payAllowance", states: PAYABLE }, async (tx, held) => {
    if (held.allowanceAmount === null) {
      throw new HubError("STATE_INVALID", "No allowance was granted.", { state: "NOT_GRANTED" });
    }
    if (held.allowancePaidAt) throw new HubError("STATE_INVALID", "It was paid already.", { state: "PAID" });
    assertNotBefore(at, held.declaredAt, "the return was declared");
    await tx.update(ReturnCase, { id: held.id }, { allowancePaidAt: at });
  });
}

/** Throws INPUT_INVALID and TIME_INVALID. */
export function closeReturn(input: CloseReturnInput, ctx: Context): Promise<void> {
  const { reintegration } = input;
  assertInput(new Set(reintegration).size === reintegration.length, "reintegration", "names one twice");
  const { occurredAt: at } = writtenBy(ctx, input.occurredAt);
  return actOnCase(ctx, input, { kind: "closeReturn", states: ["ARRIVED"] }, async (tx, { id, changedAt }) => {
    assertNotBefore(at, changedAt, "the person arrived");
    const set = { changedAt: at, reintegration, livePersonId: null };
    await takeStep(tx, ReturnCase, RETURN_CASE_STATES, { id, to: "CLOSED", set });
  });
}
