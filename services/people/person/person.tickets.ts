// What is open on a person to a viewer who needs a ground besides a role.
import type { Ticket } from "#kit/access/policy";
import type { Ground } from "#kit/access/reads";
import { viewerParameters } from "#kit/access/rows";
import type { Context } from "#kit/context";
import { manyEach } from "#kit/loader";
import { ChildCase } from "../protection/case/case.entity";
import { LegalBasis } from "../protection/consent/consent.enums";
import { ConsentShare } from "../protection/consent/share.entity";
import { glassByPerson } from "../protection/glass/glass.loaders";
import { LIVE_AGREEMENT, LIVE_REFERRAL, LIVE_SHARE, OWN_CASE } from "../protection/grounds.sql";
import { Referral } from "../protection/referral/referral.entity";
import type { Person } from "./person.entity";

/** Roles that need a ground on the person besides their role. */
export const BY_GROUND = ["unicef-caseworker", "clinician", "consulate"] as const;

/** OWN: what is open on one's own children alone, and on nobody by consent. */
const ALL: ReadonlySet<string> = new Set(["IDENTITY", "CONTACT", "FAMILY", "OWN"]);

/** What is open on each of these people to a viewer who needs a ground, the strongest ground first. */
export async function personTickets(people: readonly Person[], ctx: Context): Promise<Ticket[]> {
  const ids = people.map(({ id }) => id);
  const [own, glass, shares, referrals] = await Promise.all([
    childrenOfOwnCases(ids, ctx),
    Promise.all(ids.map((id) => glassByPerson(ctx).load(id))),
    liveShares(ids, ctx),
    liveReferrals(ids, ctx),
  ]);
  return people.map(({ id }, index) => {
    if (own.has(id)) return { open: ALL, ground: "ROLE" };
    if (glass[index]) return { open: ALL, ground: "BREAK_GLASS" };
    const given = [...(shares[index] ?? []), ...(referrals[index] ?? [])];
    return { open: new Set(given.map(({ category }) => category)), ground: groundOf(given) };
  });
}

interface Given {
  category: string;
  ground: Ground;
}

/** Whoever is seen without anything given is the caregiver of one's own child. */
function groundOf(given: readonly Given[]): Ground {
  if (given.length === 0) return "ROLE";
  return given.every(({ ground }) => ground === "VITAL_INTERESTS") ? "VITAL_INTERESTS" : "CONSENT";
}

/** Of own cases only: a case that is referred, or under broken glass, can be seen too, and opens no more than it says. */
async function childrenOfOwnCases(ids: string[], { figures, viewer, clock }: Context): Promise<Set<string>> {
  const rows = await figures
    .createQueryBuilder(ChildCase, "c")
    .select("c.personId", "personId")
    .where("c.personId IN (:...ids)", { ids, ...viewerParameters(viewer, clock.now()) })
    .andWhere(OWN_CASE)
    .getRawMany<{ personId: string }>();
  return new Set(rows.map(({ personId }) => personId));
}

async function liveShares(ids: string[], { figures, viewer, clock }: Context): Promise<Given[][]> {
  const rows = await figures
    .createQueryBuilder(ConsentShare, "s")
    .where("s.personId IN (:...ids)", { ids, ...viewerParameters(viewer, clock.now()) })
    .andWhere(LIVE_SHARE)
    .andWhere(LIVE_AGREEMENT)
    .getMany();
  return manyEach(ids, rows, ({ personId }) => personId).map((own) =>
    own.map(({ dataCategory, legalBasis }) => ({
      category: dataCategory,
      ground: legalBasis === LegalBasis.VITAL_INTERESTS ? "VITAL_INTERESTS" : "CONSENT",
    })),
  );
}

async function liveReferrals(ids: string[], { figures, viewer, clock }: Context): Promise<Given[][]> {
  const rows = await figures
    .createQueryBuilder(Referral, "f")
    .where("f.personId IN (:...ids)", { ids, ...viewerParameters(viewer, clock.now()) })
    .andWhere(LIVE_REFERRAL)
    .getMany();
  return manyEach(ids, rows, ({ personId }) => personId).map((own) =>
    own.flatMap(({ sharedParts }) => sharedParts.map((category) => ({ category, ground: "CONSENT" as const }))),
  );
}
