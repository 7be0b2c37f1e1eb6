import { In } from "typeorm";
import { Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { manyEach } from "#kit/loader";
import { Person } from "../../person/person.entity";
import { personById } from "../../person/person.loaders";
import { ChildCase } from "../case/case.entity";
import { Consent } from "../consent/consent.entity";
import { consentById } from "../consent/consent.loaders";
import { foundFor } from "../record.loaders";
import { Referral } from "./referral.entity";

const LATEST_FIRST = { occurredAt: "DESC", id: "DESC" } as const;

@Resolver(() => Referral)
export class ReferralResolver {
  @BatchField(() => Person, { nullable: true, description: "Who is referred." })
  person(referrals: Referral[], ctx: Context): Promise<(Person | null)[]> {
    return Promise.all(referrals.map(({ personId }) => personById(ctx).load(personId)));
  }

  @BatchField(() => Consent, { nullable: true, description: "The consent it rests on; null for an override." })
  consent(referrals: Referral[], ctx: Context): Promise<(Consent | null)[]> {
    return foundFor(
      consentById(ctx),
      referrals.map(({ consentId }) => consentId),
    );
  }
}

@Resolver(() => ChildCase)
export class ChildCaseReferralsResolver {
  @BatchField(() => [Referral], { nullable: true, description: "Referrals out of this case, latest first." })
  async referrals(cases: ChildCase[], { db }: Context): Promise<Referral[][]> {
    const ids = cases.map(({ id }) => id);
    const rows = await db.find(Referral, { where: { childCaseId: In(ids) }, order: LATEST_FIRST });
    return manyEach(ids, rows, ({ childCaseId }) => childCaseId ?? "");
  }
}

@Resolver(() => Person)
export class PersonReferralsResolver {
  @BatchField(() => [Referral], { nullable: true, description: "Referrals of this person, latest first." })
  async referrals(people: Person[], { db }: Context): Promise<Referral[][]> {
    const ids = people.map(({ id }) => id);
    const rows = await db.find(Referral, { where: { personId: In(ids) }, order: LATEST_FIRST });
    return manyEach(ids, rows, ({ personId }) => personId);
  }
}
