import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { hereOf } from "../operation/here.loaders";
import { fileToWrite } from "../person/desk.loaders";
import { personById } from "../person/person.loaders";
import { Referral } from "../protection/referral/referral.entity";
import { ProfilePersonInput, ProfilePersonPayload } from "./profile.inputs";
import { profilePerson } from "./profile.writes";

@Resolver()
export class ProfileResolver {
  @Mutation(() => ProfilePersonPayload, {
    nullable: true,
    description:
      "Writes down what somebody told in the profiling interview. Whoever fears to be sent back is referred to UNHCR at once and may not enter a return case.",
  })
  async profilePerson(
    @Arg("input", () => ProfilePersonInput, { description: "Who, and what they told." }) input: ProfilePersonInput,
    @Ctx() ctx: Context,
  ): Promise<ProfilePersonPayload> {
    const { id: personId, operationCode } = await fileToWrite(ctx, input.personId);
    const here = await hereOf(ctx, operationCode);
    const { referralId } = await once(ctx, { id: input.id, kind: "profilePerson" }, async (tx) => ({
      referralId: await profilePerson(tx, input, personId, ctx, here),
    }));
    const [referral = null] = referralId ? await ctx.db.findBy(Referral, { id: referralId }) : [];
    return { person: await personById(ctx).clear(personId).load(personId), referral };
  }
}
