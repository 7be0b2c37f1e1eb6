// The story of the children, and of consents, agreements and duplicates.
import type { Seed } from "#scenario/load";
import { seedAgreements } from "./agreement/agreement.seed";
import { seedBestInterests } from "./best-interests/best-interests.seed";
import { seedCare } from "./care/care.seed";
import { seedCases } from "./case/case.seed";
import { seedClearances } from "./clearance/clearance.seed";
import { seedConsents } from "./consent/consent.seed";
import { seedDuplicates } from "./duplicate/duplicate.seed";
import { seedFollowUps } from "./follow-up/follow-up.seed";
import { seedIncidents } from "./incident/incident.seed";
import { seedReferrals } from "./referral/referral.seed";
import { seedTracing } from "./tracing/tracing.seed";
import { seedTransfers } from "./transfer/transfer.seed";

const SEEDS: readonly Seed[] = [
  seedConsents,
  seedCases,
  seedCare,
  seedFollowUps,
  seedBestInterests,
  seedTracing,
  seedIncidents,
  seedReferrals,
  seedTransfers,
  seedClearances,
  seedAgreements,
  seedDuplicates,
];

export const seedProtection: Seed = async (tx, chapter) => {
  for (const seed of SEEDS) await seed(tx, chapter);
};
