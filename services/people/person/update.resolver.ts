import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { hereOf } from "../operation/here.loaders";
import { fileToWrite } from "./desk.loaders";
import { personById } from "./person.loaders";
import { UpdatePersonInput, UpdatePersonPayload } from "./update.inputs";
import { updatePerson } from "./update.writes";

@Resolver()
export class PersonUpdateResolver {
  @Mutation(() => UpdatePersonPayload, {
    nullable: true,
    description:
      "Corrects or completes what is written of a person. Where somebody changed it since, nothing is written and `conflict` says so.",
  })
  async updatePerson(
    @Arg("input", () => UpdatePersonInput, { description: "Who, and what." }) input: UpdatePersonInput,
    @Ctx() ctx: Context,
  ): Promise<UpdatePersonPayload> {
    const person = await fileToWrite(ctx, input.personId);
    const here = await hereOf(ctx, person.operationCode);
    const { conflict } = await once(ctx, { id: input.id, kind: "updatePerson" }, async (tx) => ({
      conflict: await updatePerson(tx, input, person, ctx, here),
    }));
    return { person: await personById(ctx).clear(person.id).load(person.id), conflict };
  }
}
