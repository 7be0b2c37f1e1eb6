import { In } from "typeorm";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import { pageOfEach, PageArgs, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import { manyEach } from "#kit/loader";
import { Operation } from "../../operation/operation.entity";
import { Person } from "../../person/person.entity";
import { personById } from "../../person/person.loaders";
import { ChildCase } from "../case/case.entity";
import { Consent } from "../consent/consent.entity";
import { consentById } from "../consent/consent.loaders";
import { foundFor } from "../record.loaders";
import { Referral } from "./referral.entity";
import { ReferralConnection } from "./referral.inputs";
import { isForSender } from "./referral.rules";

const LATEST_FIRST = { occurredAt: "DESC", id: "DESC" } as const;

@Resolver(() => Referral)
export class ReferralResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: "Why it was made without consent; null where it rests on consent. Not told to the recipient.",
  })
  overrideReason(@Root() referral: Referral, @Ctx() { viewer }: Context): string | null {
    return isForSender(referral, viewer) ? referral.overrideReason : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why the sender took it back; null where it did not. Not told to the recipient.",
  })
  revocationReason(@Root() referral: Referral, @Ctx() { viewer }: Context): string | null {
    return isForSender(referral, viewer) ? referral.revocationReason : null;
  }

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

@Resolver(() => Operation)
export class OperationReferralsResolver {
  @BatchField(() => ReferralConnection, {
    nullable: true,
    description: "Referrals that the viewer's agency was sent, over or not, latest first.",
  })
  referralsReceived(
    operations: Operation[],
    { db }: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<Referral>[]> {
    const codes = operations.map(({ code }) => code);
    const query = db.createQueryBuilder(Referral, "referral").where("referral.recipientAgency = :viewerAgency");
    return pageOfEach(query, "operationCode", codes, { keys: ["occurredAt"], direction: "DESC" }, page);
  }
}
