import { Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { MedicalNeed } from "../need/need.entity";
import { needById } from "../need/need.loaders";
import { listedRecordsOfEach } from "../person/person.loaders";
import { Person } from "../person/person.stub";
import { HealthReferral } from "./referral.entity";

@Resolver(() => HealthReferral)
export class HealthReferralResolver {
  @BatchField(() => MedicalNeed, { nullable: true, description: "The need that the other facility is to meet." })
  need(referrals: HealthReferral[], ctx: Context): Promise<(MedicalNeed | null)[]> {
    const loader = needById(ctx);
    return Promise.all(referrals.map(async ({ needId }) => (needId === null ? null : await loader.load(needId))));
  }
}

@Resolver(() => Person)
export class PersonReferralsResolver {
  @BatchField(() => [HealthReferral], {
    nullable: true,
    description: "Health referrals of this person, latest first, without those for a need of level L4.",
  })
  healthReferrals(people: Person[], { db }: Context): Promise<HealthReferral[][]> {
    return listedRecordsOfEach(db, HealthReferral, people);
  }
}
