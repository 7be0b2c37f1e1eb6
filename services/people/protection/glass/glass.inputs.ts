import { Directive, Field, ID, InputType, ObjectType } from "type-graphql";
import { connectionOf } from "#kit/connection";
import { BrokenGlass } from "./broken-glass.entity";

export const BrokenGlassConnection = connectionOf(BrokenGlass, "BrokenGlass");

@InputType({ description: "One person's file, opened for three hours. Either `personId` or `registrationNumber`." })
export class BreakGlassInput {
  @Field(() => ID, { description: "A UUID that the client makes: sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { nullable: true, description: "Whose file." })
  personId?: string | null;

  @Directive('@tag(name: "search")')
  @Field(() => String, { nullable: true, description: "Or the number on the person's wristband." })
  registrationNumber?: string | null;

  @Field(() => String, { description: "Why, in at least 15 letters: the auditor reads it, and so may the person." })
  reason!: string;
}

@ObjectType({ description: "The glass that was broken." })
export class BreakGlassPayload {
  @Field(() => ID, { description: "Whose file is open now." })
  personId!: string;

  @Field(() => String, { description: "Until when: an instant, three hours from now." })
  endsAt!: string;
}
