import { Arg, Field, ID, ObjectType } from "type-graphql";
import { connectionOf } from "#kit/connection";
import { DateTime } from "#kit/scalars";
import { LabelLanguage } from "#kit/terms";
import { EVENTS, PersonEventKind, type EventName } from "./timeline.enums";

@ObjectType({ description: "Something that happened to a person." })
export class PersonEvent {
  @Field(() => DateTime, { nullable: true, description: "When it happened in the field." })
  at!: Date;

  @Field(() => PersonEventKind, { nullable: true, description: "What happened." })
  kind!: EventName;

  @Field(() => String, { nullable: true, description: "The agency that keeps the record: people, shelters, …" })
  agency!: string;

  @Field(() => ID, { nullable: true, description: "The record." })
  recordId!: string;

  @Field(() => String, { nullable: true, description: "What happened, in words." })
  label(
    @Arg("language", () => LabelLanguage, { defaultValue: LabelLanguage.EN, description: "In which language." })
    language: LabelLanguage,
  ): string {
    return EVENTS[this.kind][language === LabelLanguage.FR ? "fr" : "en"];
  }
}

export const PersonEventConnection = connectionOf(PersonEvent, "PersonEvent");
