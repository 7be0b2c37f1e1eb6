import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { insertNew } from "#kit/insert";
import { givenText, givenWords } from "#kit/input";
import { writeRecord } from "../patient/record.writes";
import { RecordAllergyInput, RecordAllergyPayload } from "./allergy-desk.inputs";
import { Allergy } from "./allergy.entity";

@Resolver()
export class AllergyDeskResolver {
  @Mutation(() => RecordAllergyPayload, { nullable: true, description: "Writes down what somebody must not be given." })
  async recordAllergy(
    @Arg("input", () => RecordAllergyInput, { description: "The allergy." }) input: RecordAllergyInput,
    @Ctx() ctx: Context,
  ): Promise<RecordAllergyPayload> {
    const { severity } = input;
    const substance = givenText("substance", input.substance, 120);
    const reaction = givenWords("reaction", input.reaction, 500);
    await writeRecord(ctx, "recordAllergy", input, async (tx, written) => {
      await insertNew(tx, Allergy, { ...written, substance, severity, reaction });
    });
    const [allergy = null] = await ctx.db.findBy(Allergy, { id: input.id });
    return { allergy };
  }
}
