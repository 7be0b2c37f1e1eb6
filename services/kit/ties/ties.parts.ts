// What an agency adds to the graph so that the others can tell it who works with whom; see docs/decisions/0009.
import { Arg, Ctx, Mutation, Resolver, type ClassType } from "type-graphql";
import type { AgencyAccess } from "#kit/access/policy";
import type { Role } from "#kit/access/roles";
import { PersonTie } from "#kit/access/tie.entity";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { NoteTiesInput, NoteTiesPayload } from "./ties.inputs";

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
        for (const { operation, endedAt = null, ...tie } of ties) {
          const row = { ...tie, operationCode: operation, endedAt };
          const { personId, kind, holder } = tie;
          const known = await tx.findOneBy(PersonTie, { personId, kind, holder });
          // A tie that began again later is not ended by a letter about its first time.
          if (known && known.beganAt > row.beganAt) continue;
          if (known) await tx.update(PersonTie, { personId, kind, holder }, row);
          else await tx.insert(PersonTie, row);
        }
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
