// What is open of a child's case to a viewer: all of one's own, parts of a referred one.
import type { Ticket } from "#kit/access/policy";
import { viewerParameters } from "#kit/access/rows";
import type { Context } from "#kit/context";
import { glassByPerson } from "../glass/glass.loaders";
import { LIVE_REFERRAL } from "../grounds.sql";
import { Referral } from "../referral/referral.entity";
import type { ChildCase } from "./case.entity";

const PARTS = ["OWN", "CARE_ARRANGEMENT", "PROTECTION_CONCERNS", "BEST_INTERESTS", "TRACING"];

/** What of each case is open: all of one's own, and of a referred one what the referral names. */
export async function caseTickets(cases: readonly ChildCase[], ctx: Context): Promise<Ticket[]> {
  const { agency, sub } = ctx.viewer;
  const isOwn = ({ owningAgency, caseworker: by }: ChildCase): boolean => owningAgency === agency || by === sub;
  const others = cases.filter((childCase) => !isOwn(childCase));
  if (others.length === 0) return cases.map(() => ({ open: new Set(PARTS), ground: "ROLE" }));
  const ids = others.map(({ id }) => id);
  const [referrals, glass] = await Promise.all([
    sharedOf(ids, ctx),
    Promise.all(cases.map(({ personId }) => glassByPerson(ctx).load(personId))),
  ]);
  return cases.map((childCase, index) => {
    if (isOwn(childCase)) return { open: new Set(PARTS), ground: "ROLE" };
    if (glass[index]) return { open: new Set(PARTS), ground: "BREAK_GLASS" };
    return {
      open: new Set(referrals.filter(({ id }) => id === childCase.id).flatMap(({ parts }) => parts)),
      ground: "CONSENT",
    };
  });
}

async function sharedOf(ids: string[], { figures, viewer, clock }: Context) {
  const rows = await figures
    .createQueryBuilder(Referral, "f")
    .where("f.childCaseId IN (:...ids)", { ids, ...viewerParameters(viewer, clock.now()) })
    .andWhere(LIVE_REFERRAL)
    .getMany();
  return rows.map(({ childCaseId, sharedParts }) => ({ id: childCaseId, parts: sharedParts }));
}
