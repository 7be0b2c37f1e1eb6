import { Field, InputType, ObjectType } from "type-graphql";
import { CaseActInput } from "../case/case-acts.inputs";
import { Incident } from "./incident.entity";
import { IncidentKind } from "./incident.enums";

@InputType({ description: "Violence that a child suffered, as it was told." })
export class RecordIncidentInput extends CaseActInput {
  @Field(() => IncidentKind, { description: "What kind of violence." })
  kind!: IncidentKind;

  @Field(() => String, { description: "What was told, as far as care needs it, in 2,000 letters at most." })
  narrative!: string;

  @Field(() => [String], {
    defaultValue: [],
    description: "Accounts of those who may know of it besides whoever writes it down: 10 at most.",
  })
  staff!: string[];
}

@ObjectType({ description: "The incident as it was written down." })
export class IncidentPayload {
  @Field(() => Incident, { nullable: true, description: "The incident; null where the viewer may not read it." })
  incident!: Incident | null;
}
