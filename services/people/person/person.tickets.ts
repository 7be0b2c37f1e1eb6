// What is open on a person to a viewer who needs a ground besides a role.
import { In } from "typeorm";
import type { Ticket } from "#kit/access/policy";
import type { Ground } from "#kit/access/reads";
import { viewerParameters } from "#kit/access/rows";
import type { Context } from "#kit/context";
import { ChildCase } from "../protection/case/case.entity";
import { LegalBasis } from "../protection/consent/consent.enums";
import { ConsentShare } from "../protection/consent/share.entity";
import { brokenFor } from "../protection/glass/glass.loaders";
import { LIVE_AGREEMENT, LIVE_REFERRAL, LIVE_SHARE } from "../protection/grounds.sql";
import { Referral } from "../protection/referral/referral.entity";
import type { Person } from "./person.entity";

/** Roles that need a ground on the person besides their role. */
export const BY_GROUND = ["unicef-caseworker", "clinician", "consulate"] as const;

const ALL: ReadonlySet<string> = new Set(["IDENTITY", "CONTACT", "FAMILY"]);

/** What is open on each of these people to a viewer who needs a ground, the strongest ground first. */
export async function personTickets(people: readonly Person[], ctx: Context): Promise<Ticket[]> {
  const ids = [...new Set(people.map(({ id }) => id))];
  const [cases, shares, referrals, glass] = await Promise.all([
    childrenOfOwnCases(ids, ctx),
    liveShares(ids, ctx),
    liveReferrals(ids, ctx),
    brokenFor(ids, ctx),
  ]);
  return people.map(({ id }) => {
    if (cases.has(id)) return { open: ALL, ground: "ROLE" };
    if (glass.has(id)) return { open: ALL, ground: "BREAK_GLASS" };
    const given = [...(shares.get(id) ?? []), ...(referrals.get(id) ?? [])];
    return { open: new Set(given.map(({ category }) => category)), ground: groundOf(given) };
  });
}

interface Given {
  category: string;
  ground: Ground;
}

const groundOf = (given: readonly Given[]): Ground =>
  given.length > 0 && given.every(({ ground }) => ground === "VITAL_INTERESTS") ? "VITAL_INTERESTS" : "CONSENT";

async function childrenOfOwnCases(ids: string[], ctx: Context): Promise<Set<string>> {
  const rows = await ctx.db.find(ChildCase, { select: { id: true, personId: true }, where: { personId: In(ids) } });
  return new Set(rows.map(({ personId }) => personId));
}

async function liveShares(ids: string[], { figures, viewer, clock }: Context): Promise<Map<string, Given[]>> {
  const rows = await figures
    .createQueryBuilder(ConsentShare, "s")
    .where("s.personId IN (:...ids)", { ids, ...viewerParameters(viewer, clock.now()) })
    .andWhere(LIVE_SHARE)
    .andWhere(LIVE_AGREEMENT)
    .getMany();
  return grouped(
    rows.map(({ personId, dataCategory, legalBasis }) => ({
      personId,
      category: dataCategory,
      ground: legalBasis === LegalBasis.VITAL_INTERESTS ? "VITAL_INTERESTS" : "CONSENT",
    })),
  );
}

async function liveReferrals(ids: string[], { figures, viewer, clock }: Context): Promise<Map<string, Given[]>> {
  const rows = await figures
    .createQueryBuilder(Referral, "f")
    .where("f.personId IN (:...ids)", { ids, ...viewerParameters(viewer, clock.now()) })
    .andWhere(LIVE_REFERRAL)
    .getMany();
  return grouped(
    rows.flatMap(({ personId, sharedParts }) =>
      sharedParts.map((part) => ({ personId, category: part, ground: "CONSENT" as const })),
    ),
  );
}

function grouped(rows: (Given & { personId: string })[]): Map<string, Given[]> {
  const found = new Map<string, Given[]>();
  for (const { personId, ...given } of rows) found.set(personId, [...(found.get(personId) ?? []), given]);
  return found;
}
