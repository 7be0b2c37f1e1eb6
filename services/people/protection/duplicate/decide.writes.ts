// Whether two records are one person: what desks, and owners of children's cases, decide.
import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { insertRows } from "#kit/insert";
import { takeStep } from "#kit/states";
import { writtenBy } from "#kit/written";
import { hereIn, type Here } from "../../operation/here.loaders";
import type { Person } from "../../person/person.entity";
import { takePeople } from "../../person/take.writes";
import { reasonOf } from "../written-text.rules";
import { PotentialDuplicate } from "./duplicate.entity";
import { PotentialDuplicateStatus } from "./duplicate.enums";
import { POTENTIAL_DUPLICATE_STATES } from "./duplicate.rules";
import { casesOf } from "./merge-case.writes";
import type { MergePeopleInput } from "./merge.inputs";
import { mergeInto } from "./merge.writes";

const { OPEN, AWAITING_CASE_OWNER, INVALID, MERGED } = PotentialDuplicateStatus;
type Status = `${PotentialDuplicateStatus}`;

/** Answers the id of the pair. Throws INPUT_INVALID, REASON_MISSING, NOT_FOUND, STATE_INVALID. */
export async function mergePeople(
  tx: EntityManager,
  { duplicateId, reason: why }: MergePeopleInput,
  [kept, merged]: readonly [Person, Person],
  ctx: Context,
  here: Here,
): Promise<string> {
  const reason = reasonOf("reason", why);
  const [keeps, goes] = (await takePeople(tx, [kept.id, merged.id])) as [Person, Person];
  const id = await pairOf(tx, [kept.id, merged.id], duplicateId?.toLowerCase(), ctx, here);
  const cases = await casesOf(tx, [kept.id, merged.id]);
  if (new Set(cases.map(({ owningAgency }) => owningAgency)).size > 1) {
    throw new HubError("STATE_INVALID", "Two agencies work with the child: one hands its case over first.", {
      state: "TWO_CASE_OWNERS",
    });
  }
  if (cases.length > 0) {
    await decide(tx, id, AWAITING_CASE_OWNER, { keptPersonId: kept.id, reason });
    return id;
  }
  await decide(tx, id, MERGED, { ...decidedBy(ctx), keptPersonId: kept.id, reason });
  await mergeInto(tx, keeps, goes, ctx, here);
  return id;
}

/** Throws NOT_FOUND, STATE_INVALID. */
export async function approveMerge(tx: EntityManager, pairId: string, ctx: Context): Promise<string> {
  const { id, keptPersonId, personId, otherPersonId, operationCode } = await ownPair(tx, pairId, ctx);
  await decide(tx, id, MERGED, decidedBy(ctx), [AWAITING_CASE_OWNER]);
  const keptId = keptPersonId ?? personId;
  const ids = [keptId, keptId === personId ? otherPersonId : personId];
  const [kept, merged] = (await takePeople(tx, ids)) as [Person, Person];
  await mergeInto(tx, kept, merged, ctx, await hereIn(tx, ctx, operationCode));
  return keptId;
}

/** The pair is open again. Throws NOT_FOUND, STATE_INVALID, REASON_MISSING. */
export async function declineMerge(tx: EntityManager, pairId: string, why: string, ctx: Context): Promise<void> {
  const { id } = await ownPair(tx, pairId, ctx);
  await decide(tx, id, OPEN, { keptPersonId: null, reason: reasonOf("reason", why) }, [AWAITING_CASE_OWNER]);
}

/** Throws STATE_INVALID, REASON_MISSING. */
export async function dismissDuplicate(tx: EntityManager, id: string, why: string, ctx: Context): Promise<void> {
  const reason = reasonOf("reason", why);
  await decide(tx, id, INVALID, { ...decidedBy(ctx), keptPersonId: null, reason });
}

async function decide(
  tx: EntityManager,
  id: string,
  to: Status,
  set: Partial<PotentialDuplicate>,
  from?: Status[],
): Promise<void> {
  await takeStep(tx, PotentialDuplicate, POTENTIAL_DUPLICATE_STATES, { id, to, set, ...(from && { from }) });
}

const decidedBy = (ctx: Context): Partial<PotentialDuplicate> => ({
  decidedAt: ctx.clock.now(),
  decidedBy: ctx.viewer.sub,
});

/** The pair that was noticed, or else is now. Throws INPUT_INVALID where the one that is named is of others. */
async function pairOf(
  tx: EntityManager,
  ids: readonly string[],
  duplicateId: string | undefined,
  ctx: Context,
  { operation }: Here,
): Promise<string> {
  const [personId = "", otherPersonId = ""] = [...ids].sort();
  const known = await tx.findOneBy(PotentialDuplicate, { personId, otherPersonId });
  if (duplicateId !== undefined && known?.id !== duplicateId) {
    throw new HubError("INPUT_INVALID", "input.duplicateId: is not the pair of these two.");
  }
  if (known) return known.id;
  const id = randomUUID();
  const row = { id, operationCode: operation.code, ...writtenBy(ctx), personId, otherPersonId };
  await insertRows(tx, PotentialDuplicate, [{ ...row, status: OPEN, score: 0, clues: [] }]);
  return id;
}

/** The pair, for the agency that owns every case of the two. Throws NOT_FOUND. */
async function ownPair(tx: EntityManager, id: string, { viewer }: Context): Promise<PotentialDuplicate> {
  const pair = await tx.findOneBy(PotentialDuplicate, { id });
  const cases = pair ? await casesOf(tx, [pair.personId, pair.otherPersonId]) : [];
  if (pair && cases.length > 0 && cases.every(({ owningAgency }) => owningAgency === viewer.agency)) return pair;
  throw new HubError("NOT_FOUND", "input.duplicateId: there is no such pair.");
}
