import { Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { Condition } from "../condition/condition.entity";
import { Medication } from "../medication/medication.entity";
import { MedicalNeed } from "../need/need.entity";
import { restrictedRecordsOfEach } from "../person/person.loaders";
import { Person } from "../person/person.stub";
import { HealthReferral } from "../referral/referral.entity";
import { RestrictedHealth } from "./restricted-health";

@Resolver(() => Person)
export class PersonRestrictedHealthResolver {
  // The people agency keeps who broke which glass. Its word comes in the representation, which nobody but the gateway
  // can send: a call that it did not sign is refused, its API has neither `_entities` nor this @inaccessible field, and
  // it refuses aliases by the names of required fields. No word, as while people is away, is a no.
  @Directive('@requires(fields: "isGlassBroken")')
  @FieldResolver(() => RestrictedHealth, {
    nullable: true,
    description: "Health records of level L4, which no list shows: for the staff they name, and under broken glass.",
  })
  restrictedHealth(@Root() { id, isGlassBroken }: Person): RestrictedHealth {
    return Object.assign(new RestrictedHealth(), { personId: id, isUnderGlass: isGlassBroken === true });
  }
}

@Resolver(() => RestrictedHealth)
export class RestrictedHealthResolver {
  @BatchField(() => [Condition], { nullable: true, description: "Conditions of level L4, latest found first." })
  conditions(files: RestrictedHealth[], ctx: Context): Promise<Condition[][]> {
    return restrictedRecordsOfEach(ctx, Condition, files);
  }

  @BatchField(() => [MedicalNeed], { nullable: true, description: "Needs of level L4, latest opened first." })
  medicalNeeds(files: RestrictedHealth[], ctx: Context): Promise<MedicalNeed[][]> {
    return restrictedRecordsOfEach(ctx, MedicalNeed, files);
  }

  @BatchField(() => [Medication], { nullable: true, description: "Medicines of level L4, latest given first." })
  medications(files: RestrictedHealth[], ctx: Context): Promise<Medication[][]> {
    return restrictedRecordsOfEach(ctx, Medication, files);
  }

  @BatchField(() => [HealthReferral], { nullable: true, description: "Referrals of level L4, latest first." })
  healthReferrals(files: RestrictedHealth[], ctx: Context): Promise<HealthReferral[][]> {
    return restrictedRecordsOfEach(ctx, HealthReferral, files);
  }
}
