import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { ShelterKind, ShelterStatus, SphereStandard } from "./shelter.enums";

@InputType({ description: "Which shelters to list; what is left out does not filter, an empty list finds none." })
export class ShelterFilter {
  @Field(() => [ShelterStatus], {
    nullable: true,
    description:
      "In any of these states. Without it all but the PROPOSED ones, which are no place to send anybody; with `minAvailable` the OPEN ones only.",
  })
  status?: ShelterStatus[] | null;

  @Field(() => [ShelterKind], { nullable: true, description: "Of any of these kinds." })
  kind?: ShelterKind[] | null;

  @Field(() => String, { nullable: true, description: "Run by this agency, written as `operatorAgency` has it." })
  operatorAgency?: string | null;

  @Field(() => Int, { nullable: true, description: "With so many places available, or more; below 0: FILTER_INVALID." })
  minAvailable?: number | null;

  @Field(() => Boolean, { nullable: true, description: "Where people wait for the way home, or where they do not." })
  isOnward?: boolean | null;
}

@ArgsType()
export class SheltersArgs {
  @Field(() => ID, { description: "Code of the operation, e.g. GAO-2018." })
  operation!: string;

  @Field(() => ShelterFilter, { nullable: true, description: "Which ones; all but the PROPOSED ones without it." })
  filter?: ShelterFilter | null;
}

@ObjectType({ description: "A minimum standard that the people in a shelter do not have now." })
export class SphereWarning {
  @Field(() => SphereStandard, { description: "Which one; it says the unit of the two figures." })
  standard!: `${SphereStandard}`;

  @Field(() => Float, { description: "What the people who are checked in need." })
  required!: number;

  @Field(() => Float, { description: "What there is." })
  actual!: number;
}
