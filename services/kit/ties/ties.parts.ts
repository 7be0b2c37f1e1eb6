// What an agency adds to the graph so that the others can tell it who works with whom; see docs/decisions/0009.
import { Arg, Ctx, Mutation, Resolver, type ClassType } from "type-graphql";
import type { AgencyAccess } from "#kit/access/policy";
import type { Role } from "#kit/access/roles";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { NoteTiesInput, NoteTiesPayload } from "./ties.inputs";
import { writeTies } from "./ties.writes";

const MOST = 1000;

/** The mutation `name`, for agencies only. */
export function tiesOf(name: string): ClassType {
  @Resolver()
  class TieMutations {
    @Mutation(() => NoteTiesPayload, {
      name,
      nullable: true,
      description: "For agencies, not for people: notes who works with whom, so that rows can be shown accordingly.",
    })
    async note(
      @Arg("input", () => NoteTiesInput, { description: "The ties." }) { id, ties }: NoteTiesInput,
      @Ctx() ctx: Context,
    ): Promise<NoteTiesPayload> {
      if (ties.length === 0 || ties.length > MOST) throw new HubError("INPUT_INVALID", "input.ties: takes 1 to 1,000.");
      for (const { personId } of ties) assertId("input.ties.personId", personId);
      return once(ctx, { id, kind: name }, async (tx) => {
        await writeTies(
          tx,
          ties.map(({ operation, endedAt = null, ...tie }) => ({ ...tie, operationCode: operation, endedAt })),
        );
        return { noted: ties.length };
      });
    }
  }
  return TieMutations;
}

/** Who may tell: for the agency's access statement. */
export const tieCategory = (write: readonly Role[]): AgencyAccess["categories"] => ({
  tie: { level: "L2", says: "Who works with whom, told by the other agencies", read: write, write },
});

export const tieTypes: AgencyAccess["types"] = { NoteTiesPayload: { open: "noted" } };
