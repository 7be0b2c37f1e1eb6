import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import { pageOfEach, PageArgs, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { CodedTerm } from "#kit/terms";
import { Operation } from "../../operation/operation.entity";
import { Person } from "../../person/person.entity";
import { personById } from "../../person/person.loaders";
import { languageOf } from "../../reference/terms";
import { foundFor } from "../record.loaders";
import { Consent } from "./consent.entity";
import { ConsentStatus } from "./consent.enums";
import {
  ConsentConnection,
  RecordConsentInput,
  RecordConsentPayload,
  WithdrawConsentInput,
  WithdrawConsentPayload,
} from "./consent.inputs";
import { consentById, consentsByPerson, statusOfEach, travelConsentsByPerson, wordingById } from "./consent.loaders";
import { recordConsent, withdrawConsent } from "./consent.writes";
import { ConsentWording } from "./wording.entity";

@Resolver(() => Consent)
export class ConsentResolver {
  @Mutation(() => RecordConsentPayload, {
    nullable: true,
    description:
      "Writes down a consent, or that a person's vital interests stand for it. What it allows holds from now on; a sharing agreement must cover it too.",
  })
  async recordConsent(
    @Arg("input", () => RecordConsentInput, { description: "The consent." }) input: RecordConsentInput,
    @Ctx() ctx: Context,
  ): Promise<RecordConsentPayload> {
    for (const name of ["id", "giverId", "wordingId"] as const) {
      const id = input[name];
      if (id !== null && id !== undefined) assertId(`input.${name}`, id);
    }
    await recordConsent(input, ctx);
    return { consent: await consentById(ctx).load(input.id) };
  }

  @Mutation(() => WithdrawConsentPayload, {
    nullable: true,
    description:
      "Takes a consent back: from the next request on nothing is shared on it, and referrals on it are revoked.",
  })
  async withdrawConsent(
    @Arg("input", () => WithdrawConsentInput, { description: "Which." }) { consentId }: WithdrawConsentInput,
    @Ctx() ctx: Context,
  ): Promise<WithdrawConsentPayload> {
    assertId("input.consentId", consentId);
    const consent = await consentById(ctx).load(consentId);
    if (!consent) throw new HubError("NOT_FOUND", "input.consentId: there is no such consent.");
    await withdrawConsent(consent, ctx);
    consentById(ctx).clear(consentId);
    return { consent: await consentById(ctx).load(consentId) };
  }

  @BatchField(() => ConsentStatus, { nullable: true, description: "Whether it holds now." })
  status(consents: Consent[], ctx: Context): Promise<`${ConsentStatus}`[]> {
    return statusOfEach(ctx, consents);
  }

  @FieldResolver(() => CodedTerm, {
    nullable: true,
    description: "The language in which it was read out (ISO 639-3); null where nothing was.",
  })
  languageRead(@Root() { languageCode }: Consent): CodedTerm | null {
    return languageCode === null ? null : languageOf(languageCode);
  }

  @BatchField(() => Person, { nullable: true, description: "The person whose data it is about." })
  subject(consents: Consent[], ctx: Context): Promise<(Person | null)[]> {
    return Promise.all(consents.map(({ personId }) => personById(ctx).load(personId)));
  }

  @BatchField(() => Person, {
    nullable: true,
    description: "Who gave it for the subject; null for the subject's own, or where the giver is not registered here.",
  })
  giver(consents: Consent[], ctx: Context): Promise<(Person | null)[]> {
    return foundFor(
      personById(ctx),
      consents.map(({ giverId }) => giverId),
    );
  }

  @BatchField(() => ConsentWording, { nullable: true, description: "The exact words that were read out." })
  wording(consents: Consent[], ctx: Context): Promise<(ConsentWording | null)[]> {
    return foundFor(
      wordingById(ctx),
      consents.map(({ wordingId }) => wordingId),
    );
  }
}

@Resolver(() => Person)
export class PersonConsentsResolver {
  @BatchField(() => [Consent], { nullable: true, description: "Consents about this person, latest first." })
  consents(people: Person[], ctx: Context): Promise<Consent[][]> {
    return Promise.all(people.map(({ id }) => consentsByPerson(ctx).load(id)));
  }

  @BatchField(() => Boolean, {
    nullable: true,
    description: "Whether a consent to travel holds now: given, not withdrawn, not expired.",
  })
  hasTravelConsent(people: Person[], ctx: Context): Promise<boolean[]> {
    return Promise.all(
      people.map(async ({ id }) => {
        const toTravel = await travelConsentsByPerson(ctx).load(id);
        return (await statusOfEach(ctx, toTravel)).includes(ConsentStatus.ACTIVE);
      }),
    );
  }
}

@Resolver(() => Operation)
export class OperationConsentsResolver {
  @BatchField(() => ConsentConnection, {
    nullable: true,
    description: "Consents of this operation, latest first: for the auditor.",
  })
  consents(
    operations: Operation[],
    { db }: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<Consent>[]> {
    const codes = operations.map(({ code }) => code);
    const query = db.createQueryBuilder(Consent, "consent");
    return pageOfEach(query, "operationCode", codes, { keys: ["occurredAt"], direction: "DESC" }, page);
  }
}
