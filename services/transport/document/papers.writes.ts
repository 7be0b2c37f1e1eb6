// Travel documents, from the request to what the consulate decides. Of two acts on papers of one return case the second
// sees what the first made of it: the case's row is held first.
import { In, type EntityManager } from "typeorm";
import { once, wasDone } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { dayOf } from "#kit/days";
import { assertId, HubError } from "#kit/errors";
import { insertNew } from "#kit/insert";
import { assertNotErased } from "#kit/retention/erasure.entity";
import { takeStep } from "#kit/states";
import { writtenBy } from "#kit/written";
import { requireOperation } from "../operation/operation.loaders";
import { assertInput, givenReason, givenText } from "#kit/input";
import { givenCountry } from "../reference/terms";
import { assertNotBefore, holdCase, visibleCase } from "../return/case.writes";
import { ReturnCase } from "../return/return.entity";
import { ReturnCaseStatus } from "../return/return.enums";
import { DOCUMENTABLE, isStopped, RETURN_CASE_STATES } from "../return/return.rules";
import { returneeOf } from "../return/returnee";
import { assertMayReturn } from "../return/returnee.rules";
import { TravelDocument } from "./document.entity";
import { TravelDocumentStatus } from "./document.enums";
import { documentById } from "./document.loaders";
import { DOCUMENT_STATES, isDocumentValidOn } from "./document.rules";
import type {
  CheckNationalityInput,
  IssueDocumentInput,
  RefuseDocumentInput,
  RequestDocumentInput,
} from "./papers.inputs";

/** The document as it is after an act. */
export const documentAfter = (ctx: Context, id: string): Promise<TravelDocument | null> =>
  documentById(ctx).clear(id).load(id);

/**
 * Throws NOT_FOUND for a person or case that the viewer may not see, INPUT_INVALID, RETURN_BARRED, UNVERIFIABLE, and
 * STATE_INVALID for a case that is not DECLARED, and while such a document of theirs is undecided.
 */
export async function requestDocument(input: RequestDocumentInput, ctx: Context): Promise<void> {
  const { id, kind, returnCaseId = null } = input;
  const country = givenCountry("country", input.country);
  const stamp = writtenBy(ctx, input.occurredAt);
  const { personId, operationCode } = await whoseDocument(input, ctx);
  const of = { personId, kind, issuingCountryCode: country };
  await once(ctx, { id, kind: "requestDocument" }, async (tx) => {
    await assertNotErased(tx, [personId]);
    const held = returnCaseId === null ? null : await holdCase(tx, returnCaseId, DOCUMENTABLE);
    await assertDecided(tx, of);
    const status = TravelDocumentStatus.REQUESTED;
    await insertNew(tx, TravelDocument, { id, operationCode, ...stamp, ...of, returnCaseId, status });
    if (held) await waitForPapers(tx, held, stamp.occurredAt);
    return { documentId: id };
  });
}

/** The consulate of their country is never told of somebody who fears it. */
async function whoseDocument({ id, personId, returnCaseId }: RequestDocumentInput, ctx: Context) {
  assertId("input.personId", personId);
  const returnCase = returnCaseId ? await visibleCase(ctx, returnCaseId) : null;
  assertInput(!returnCase || returnCase.personId === personId, "returnCaseId", "is somebody else's return");
  if (await wasDone(ctx, id)) return { personId, operationCode: returnCase?.operationCode ?? "" };
  const returnee = await returneeOf(ctx, personId);
  assertMayReturn(returnee);
  return { personId, operationCode: returnCase?.operationCode ?? returnee.operationCode };
}

async function assertDecided(
  tx: EntityManager,
  of: Pick<TravelDocument, "personId" | "kind" | "issuingCountryCode">,
): Promise<void> {
  const undecided = [TravelDocumentStatus.REQUESTED, TravelDocumentStatus.NATIONALITY_CHECK];
  const open = await tx.findOneBy(TravelDocument, { ...of, status: In(undecided) });
  if (open) throw new HubError("STATE_INVALID", "Such a document is asked for already.", { state: open.status });
}

async function waitForPapers(tx: EntityManager, held: ReturnCase, at: Date): Promise<void> {
  const { id, status } = held;
  if (status !== ReturnCaseStatus.DOCS_PENDING) {
    await takeStep(tx, ReturnCase, RETURN_CASE_STATES, { id, to: "DOCS_PENDING", set: { changedAt: at } });
  }
  await copyLatest(tx, id);
}

/** Throws RETURN_BARRED and UNVERIFIABLE, and STATE_INVALID where the return that it is for is stopped. */
export async function checkNationality(input: CheckNationalityInput, ctx: Context): Promise<void> {
  const { personId } = await visibleDocument(ctx, input.documentId);
  if (!(await wasDone(ctx, input.id))) assertMayReturn(await returneeOf(ctx, personId));
  const act = { kind: "checkNationality", to: TravelDocumentStatus.NATIONALITY_CHECK };
  await decide(input, ctx, act, (at, held) => {
    if (held && isStopped(held.status)) {
      throw new HubError("STATE_INVALID", `The return is ${held.status}.`, { state: held.status });
    }
    return { nationalityCheckedAt: at };
  });
}

/** Throws INPUT_INVALID, and TIME_INVALID for a document that had run out when it was issued. */
export async function issueDocument(input: IssueDocumentInput, ctx: Context): Promise<void> {
  const number = givenText("number", input.number, 40);
  const { expiresOn } = input;
  const { operationCode } = await visibleDocument(ctx, input.documentId);
  const { timeZone } = await requireOperation(ctx, operationCode);
  await decide(input, ctx, { kind: "issueDocument", to: TravelDocumentStatus.ISSUED }, (issuedAt) => {
    if (expiresOn < dayOf(issuedAt, timeZone)) {
      throw new HubError("TIME_INVALID", "input.expiresOn: is before the day of issue.");
    }
    return { number, issuedAt, expiresOn };
  });
}

/** Throws REASON_MISSING. */
export async function refuseDocument(input: RefuseDocumentInput, ctx: Context): Promise<void> {
  const refusalReason = givenReason("reason", input.reason);
  const act = { kind: "refuseDocument", to: TravelDocumentStatus.REFUSED };
  await decide(input, ctx, act, (refusedAt) => ({ refusedAt, refusalReason }));
}

async function visibleDocument(ctx: Context, documentId: string): Promise<TravelDocument> {
  assertId("input.documentId", documentId);
  const found = await documentById(ctx).load(documentId);
  if (found) return found;
  throw new HubError("NOT_FOUND", "input.documentId: there is no such document.");
}

/** Takes a document a step further, and the return case that it is for with it. */
async function decide(
  { id, documentId, occurredAt }: CheckNationalityInput,
  ctx: Context,
  { kind, to }: { kind: string; to: TravelDocumentStatus },
  setOf: (at: Date, held: ReturnCase | null) => Partial<TravelDocument>,
): Promise<void> {
  const document = await visibleDocument(ctx, documentId);
  const { personId, returnCaseId } = document;
  const { occurredAt: at, recordedAt } = writtenBy(ctx, occurredAt);
  assertNotBefore(at, document.nationalityCheckedAt ?? document.occurredAt, "the document was asked for");
  const { timeZone } = await requireOperation(ctx, document.operationCode);
  await once(ctx, { id, kind }, async (tx) => {
    await assertNotErased(tx, [personId]);
    const held = returnCaseId === null ? null : await holdCase(tx, returnCaseId, Object.values(ReturnCaseStatus));
    await takeStep(tx, TravelDocument, DOCUMENT_STATES, { id: documentId, to, set: setOf(at, held) });
    if (held) await followPapers(tx, held, { at, today: dayOf(recordedAt, timeZone) });
    return { documentId };
  });
}

/** Once every document that a case waits for is issued and holds, the case has its papers. */
async function followPapers(tx: EntityManager, held: ReturnCase, { at, today }: { at: Date; today: string }) {
  const { id, status, suspendedFrom } = held;
  const documents = await copyLatest(tx, id);
  const awaited = documents.filter((one) => one.status !== TravelDocumentStatus.REFUSED);
  if (awaited.length === 0 || !awaited.every((one) => isDocumentValidOn(one, today))) return;
  if (status === ReturnCaseStatus.DOCS_PENDING) {
    await takeStep(tx, ReturnCase, RETURN_CASE_STATES, { id, to: "DOCS_READY", set: { changedAt: at } });
  } else if (suspendedFrom === ReturnCaseStatus.DOCS_PENDING) {
    await tx.update(ReturnCase, { id }, { suspendedFrom: ReturnCaseStatus.DOCS_READY });
  }
}

/** Writes on the case where its latest document stands, and answers all of them. */
async function copyLatest(tx: EntityManager, id: string): Promise<TravelDocument[]> {
  const order = { occurredAt: "DESC", id: "DESC" } as const;
  const documents = await tx.find(TravelDocument, { where: { returnCaseId: id }, order });
  await tx.update(ReturnCase, { id }, { documentStatus: documents[0]?.status ?? null });
  return documents;
}
