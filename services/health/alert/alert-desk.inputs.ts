import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { LocalDate } from "#kit/scalars";
import { NotifiableAlert } from "./alert.entity";
import { AlertAgeBand, AlertClassification } from "./alert.enums";

@InputType({ description: "What the health authority is told of a case: nothing that leads to anybody." })
export class CaseAlertInput {
  @Field(() => String, { description: "Where it was found: a place, e.g. Gao; 1 to 160 characters." })
  site!: string;

  @Field(() => AlertAgeBand, { description: "Age of who has it." })
  ageBand!: AlertAgeBand;

  @Field(() => AlertClassification, { description: "How sure the diagnosis is." })
  classification!: AlertClassification;
}

@InputType({ description: "Cases of a notifiable disease, of which no record is written." })
export class RaiseAlertInput extends CaseAlertInput {
  @Field(() => ID, { description: "A UUID made by the client: the alert's. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "Code of the operation, e.g. GAO-2018." })
  operation!: string;

  @Field(() => String, { description: "The disease: a code of WHO's ICD-10 that is notifiable." })
  disease!: string;

  @Field(() => LocalDate, { description: "The day on which they were found." })
  day!: string;

  @Field(() => Int, { description: "How many cases: 1 to 10,000." })
  count!: number;
}

@ObjectType({ description: "The alert." })
export class RaiseAlertPayload {
  @Field(() => NotifiableAlert, { nullable: true, description: "The alert." })
  alert!: NotifiableAlert | null;
}
