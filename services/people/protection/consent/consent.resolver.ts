import { FieldResolver, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { CodedTerm } from "#kit/terms";
import { Person } from "../../person/person.entity";
import { personById } from "../../person/person.loaders";
import { languageOf } from "../../reference/terms";
import { foundFor } from "../record.loaders";
import { Consent } from "./consent.entity";
import { ConsentPurpose, ConsentStatus } from "./consent.enums";
import { consentsByPerson, statusOfEach, wordingById } from "./consent.loaders";
import { ConsentWording } from "./wording.entity";

@Resolver(() => Consent)
export class ConsentResolver {
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
        const consents = await consentsByPerson(ctx).load(id);
        const toTravel = consents.filter(({ purpose }) => purpose === ConsentPurpose.TRAVEL);
        return (await statusOfEach(ctx, toTravel)).includes(ConsentStatus.ACTIVE);
      }),
    );
  }
}
