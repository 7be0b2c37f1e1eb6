import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Person } from "../../person/person.entity";
import { PotentialDuplicate } from "./duplicate.entity";
import { PotentialDuplicateStatus } from "./duplicate.enums";

const ACT = "A UUID that the client makes: sent again, it is the same act.";

@InputType({ description: "That two records are one person." })
export class MergePeopleInput {
  @Field(() => ID, { description: ACT })
  id!: string;

  @Field(() => ID, { description: "The record that is kept." })
  keptPersonId!: string;

  @Field(() => ID, { description: "The record that becomes another name of the kept one." })
  mergedPersonId!: string;

  @Field(() => ID, { nullable: true, description: "The pair that was noticed, where it was." })
  duplicateId?: string | null;

  @Field(() => String, { description: "Why they are one person, in at least 10 letters." })
  reason!: string;
}

@InputType({ description: "That two records are two persons." })
export class DismissDuplicateInput {
  @Field(() => ID, { description: ACT })
  id!: string;

  @Field(() => ID, { description: "The pair." })
  duplicateId!: string;

  @Field(() => String, { description: "Why they are two persons, in at least 10 letters." })
  reason!: string;
}

@InputType({ description: "The answer of the owner of a child's case to a merge that a desk asked for." })
export class ApproveMergeInput {
  @Field(() => ID, { description: ACT })
  id!: string;

  @Field(() => ID, { description: "The pair." })
  duplicateId!: string;
}

@InputType({ description: "The refusal of the owner of a child's case to a merge that a desk asked for." })
export class DeclineMergeInput {
  @Field(() => ID, { description: ACT })
  id!: string;

  @Field(() => ID, { description: "The pair, which is open again." })
  duplicateId!: string;

  @Field(() => String, { description: "Why not, in at least 10 letters: the desk reads it." })
  reason!: string;
}

@ObjectType({ description: "The pair as it stands." })
export class MergePeoplePayload {
  @Field(() => PotentialDuplicate, {
    nullable: true,
    description: "The pair: MERGED, or AWAITING_CASE_OWNER where one of the two has a child case.",
  })
  duplicate!: PotentialDuplicate | null;

  @Field(() => Person, { nullable: true, description: "The record that is kept." })
  person!: Person | null;
}

@ObjectType({ description: "The pair as it was decided." })
export class DismissDuplicatePayload {
  @Field(() => PotentialDuplicate, { nullable: true, description: "The pair." })
  duplicate!: PotentialDuplicate | null;
}

@ObjectType({ description: "The pair as it was decided." })
export class ApproveMergePayload {
  @Field(() => PotentialDuplicateStatus, { nullable: true, description: "How it stands." })
  status!: PotentialDuplicateStatus;

  @Field(() => Person, { nullable: true, description: "The record that is kept." })
  person!: Person | null;
}

@ObjectType({ description: "The pair, open again." })
export class DeclineMergePayload {
  @Field(() => PotentialDuplicateStatus, {
    nullable: true,
    description: "How it stands; null once the viewer does not see the pair any more.",
  })
  status!: PotentialDuplicateStatus | null;
}
