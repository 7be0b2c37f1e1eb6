import { Field, InputType, ObjectType } from "type-graphql";
import { ManifestEntry } from "../manifest/manifest.entity";
import { ReturnCase } from "./return.entity";
import { ReturnCaseActInput } from "./steps.inputs";

/** An act that takes a person off the trip home. */
@InputType()
abstract class ReturnStopInput extends ReturnCaseActInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Whether minors who travel because of this person come off the trip too; without it the act is refused.",
  })
  together!: boolean;
}

@InputType({ description: "A return that cannot go on for now." })
export class SuspendReturnInput extends ReturnStopInput {
  @Field(() => String, { description: "Why: 1 to 500 characters." })
  reason!: string;
}

@ObjectType({ description: "The return case, SUSPENDED." })
export class SuspendReturnPayload {
  @Field(() => ReturnCase, { nullable: true, description: "The return case." })
  returnCase!: ReturnCase | null;

  @Field(() => [ManifestEntry], {
    nullable: true,
    description: "Who is off the trip by this; empty where nobody was on one.",
  })
  entries!: ManifestEntry[];
}

@InputType({ description: "A return that can go on." })
export class ResumeReturnInput extends ReturnCaseActInput {}

@ObjectType({ description: "The return case, in the state that it had." })
export class ResumeReturnPayload {
  @Field(() => ReturnCase, { nullable: true, description: "The return case." })
  returnCase!: ReturnCase | null;
}

@InputType({ description: "Somebody who does not want to return after all." })
export class WithdrawReturnInput extends ReturnStopInput {
  @Field(() => String, { nullable: true, description: "Why, if they want to say: up to 500 characters." })
  reason?: string | null;
}

@ObjectType({ description: "The return case, WITHDRAWN." })
export class WithdrawReturnPayload {
  @Field(() => ReturnCase, { nullable: true, description: "The return case." })
  returnCase!: ReturnCase | null;

  @Field(() => [ManifestEntry], {
    nullable: true,
    description: "Who is off the trip by this; empty where nobody was on one.",
  })
  entries!: ManifestEntry[];
}
