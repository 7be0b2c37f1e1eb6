// Two records become one person's: everything that belongs to the merged one is found with the kept one.
import type { ClassType } from "type-graphql";
import { In, IsNull, type EntityManager } from "typeorm";
import { PersonTie } from "#kit/access/tie.entity";
import type { Context } from "#kit/context";
import { insertRows } from "#kit/insert";
import { writeTies } from "#kit/ties/ties.writes";
import { writtenBy } from "#kit/written";
import { Arrival } from "../../arrival/arrival.entity";
import { PersonHold } from "../../hold/hold.entity";
import { SpecificNeed } from "../../need/specific-need.entity";
import type { Here } from "../../operation/here.loaders";
import { PersonNameWord } from "../../person/name-word.entity";
import { PersonNationality } from "../../person/nationality.entity";
import { PersonOtherId } from "../../person/other-id.entity";
import { Person } from "../../person/person.entity";
import { ChildTravelClearance } from "../clearance/clearance.entity";
import { Consent } from "../consent/consent.entity";
import { ConsentShare } from "../consent/share.entity";
import { BrokenGlass } from "../glass/broken-glass.entity";
import { Incident } from "../incident/incident.entity";
import { CarePlacement } from "../care/care.entity";
import { Referral } from "../referral/referral.entity";
import { PotentialDuplicate } from "./duplicate.entity";
import { PotentialDuplicateStatus } from "./duplicate.enums";
import { mergeCases } from "./merge-case.writes";
import { mendCare, mergeHouseholds, mergeRelatives } from "./merge-family.writes";
import { unitedFacts } from "./merge.rules";

/** What stands on a person's id alone. */
const ABOUT: readonly ClassType<{ id: string; personId: string }>[] = [
  PersonHold,
  SpecificNeed,
  Consent,
  Referral,
  ChildTravelClearance,
  Incident,
  BrokenGlass,
];

/**
 * Merges a record into another of the same operation; both are held (`takePeople`). No record ever leads to one that is
 * merged itself: those that led to this one lead to the kept one.
 */
export async function mergeInto(
  tx: EntityManager,
  kept: Person,
  merged: Person,
  ctx: Context,
  here: Here,
): Promise<void> {
  const stamp = writtenBy(ctx);
  const [keptId, mergedId, operationCode] = [kept.id, merged.id, here.operation.code];
  await tx.update(Person, { operationCode, mergedIntoId: mergedId }, { mergedIntoId: keptId });
  await tx.update(Person, { id: mergedId }, { mergedIntoId: keptId });
  await tx.update(Person, { id: keptId }, unitedFacts(kept, merged));
  await mergeNeeds(tx, keptId, mergedId, stamp.recordedAt);
  for (const table of ABOUT) await repoint(tx, table, "personId", mergedId, keptId);
  await tx.update(ConsentShare, { personId: mergedId }, { personId: keptId });
  await repoint(tx, Consent, "giverId", mergedId, keptId);
  await repoint(tx, CarePlacement, "caregiverId", mergedId, keptId);
  await mergeKeyed(tx, keptId, mergedId);
  await mergePairs(tx, keptId, mergedId, operationCode);
  await mergeCases(tx, keptId, mergedId, stamp);
  await mergeRelatives(tx, keptId, mergedId);
  await mergeHouseholds(tx, kept, merged, here);
  await mendCare(tx, await tx.findOneByOrFail(Person, { id: keptId }), ctx, here);
  await countOnce(tx, kept, merged);
}

/** By ids that are read first: an update by a column without an index would hold the whole table. */
async function repoint(
  tx: EntityManager,
  table: ClassType<{ id: string }>,
  column: "personId" | "giverId" | "caregiverId",
  mergedId: string,
  keptId: string,
): Promise<void> {
  const query = tx.createQueryBuilder(table, "row").select("row.id", "id");
  const rows = await query.where(`row.${column} = :mergedId`, { mergedId }).getRawMany<{ id: string }>();
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await tx.update(table, { id: In(ids) }, { [column]: keptId });
}

/** A need that both have is there once. */
async function mergeNeeds(tx: EntityManager, keptId: string, mergedId: string, endedAt: Date): Promise<void> {
  const needs = await tx.findBy(SpecificNeed, { personId: In([keptId, mergedId]), endedAt: IsNull() });
  const known = new Set(needs.filter(({ personId }) => personId === keptId).map(({ code }) => code));
  const twice = needs.filter(({ personId, code }) => personId === mergedId && known.has(code)).map(({ id }) => id);
  if (twice.length > 0) await tx.update(SpecificNeed, { id: In(twice) }, { endedAt });
}

/** What a person has once of each kind; where both have one the kept one's holds. Ties lead to both ids. */
async function mergeKeyed(tx: EntityManager, keptId: string, mergedId: string): Promise<void> {
  const where = { personId: mergedId };
  const [{ length: place }, nationalities, otherIds] = [
    await tx.findBy(PersonNationality, { personId: keptId }),
    await tx.findBy(PersonNationality, where),
    await tx.findBy(PersonOtherId, where),
  ];
  await insertRows(
    tx,
    PersonNationality,
    nationalities.map((row) => ({
      personId: keptId,
      country: row.country,
      operationCode: row.operationCode,
      place: row.place + place,
    })),
  );
  await insertRows(
    tx,
    PersonOtherId,
    otherIds.map(({ agency, value }) => ({ personId: keptId, agency, value, valueKey: value })),
  );
  await copyWords(tx, keptId, mergedId);
  const ties = await tx.findBy(PersonTie, where);
  await writeTies(
    tx,
    ties.map(({ kind, holder, operationCode, beganAt, endedAt }) => ({
      ...{ personId: keptId, kind, holder, operationCode, beganAt, endedAt },
    })),
  );
}

/** Words are tokens already, which the columns would make tokens of again: moved as they are. */
async function copyWords(tx: EntityManager, keptId: string, mergedId: string): Promise<void> {
  const known = `SELECT k.word FROM person_name_word k WHERE k.personId = :keptId`;
  await tx
    .createQueryBuilder()
    .update(PersonNameWord)
    .set({ personId: keptId })
    .where(`personId = :mergedId AND word NOT IN (SELECT q.word FROM (${known}) q)`, { keptId, mergedId })
    .execute();
}

/** Pairs that nobody has decided are pairs with the kept record. */
async function mergePairs(tx: EntityManager, keptId: string, mergedId: string, operationCode: string): Promise<void> {
  const { OPEN, AWAITING_CASE_OWNER } = PotentialDuplicateStatus;
  const undecided = { operationCode, status: In([OPEN, AWAITING_CASE_OWNER]) };
  const pairs = await tx.findBy(PotentialDuplicate, [
    { ...undecided, personId: mergedId },
    { ...undecided, otherPersonId: mergedId },
  ]);
  for (const { id, personId, otherPersonId, keptPersonId } of pairs) {
    const other = personId === mergedId ? otherPersonId : personId;
    if (other === keptId) continue;
    const [first = keptId, second = other] = [keptId, other].sort();
    const pair = { personId: first, otherPersonId: second };
    if (await tx.existsBy(PotentialDuplicate, pair)) await tx.delete(PotentialDuplicate, { id });
    else {
      const kept = keptPersonId === mergedId ? keptId : keptPersonId;
      await tx.update(PotentialDuplicate, { id }, { ...pair, keptPersonId: kept });
    }
  }
}

/** Who came with two counted groups came with one: the other has room for somebody who is not named yet. */
async function countOnce(tx: EntityManager, kept: Person, { arrivalId }: Person): Promise<void> {
  if (arrivalId === null || kept.arrivalId === null) return;
  await tx
    .createQueryBuilder()
    .update(Arrival)
    .set({ named: () => "named - 1" })
    .where("id = :arrivalId AND named > 0", { arrivalId })
    .execute();
}
