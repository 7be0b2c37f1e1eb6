// What each agency adds to the graph so that a person can be erased there; the agency's subgraph.ts takes it in.
import { Arg, Ctx, Mutation, Resolver, type ClassType } from "type-graphql";
import type { AgencyAccess } from "#kit/access/policy";
import type { Role } from "#kit/access/roles";
import type { Rows } from "#kit/access/rows";
import type { Context } from "#kit/context";
import { assertId } from "#kit/errors";
import { Erasure } from "./erasure.entity";
import { ErasePersonInput, ErasePersonPayload } from "./erasure.inputs";
import { erasePeople } from "./erasure.writes";
import type { RetentionPlan } from "./plan";

/** The mutation `name`. `subjects`: everybody who is the person asked for; throws where the viewer may know of nobody. */
export function erasureOf(
  name: string,
  plan: RetentionPlan,
  description: string,
  subjects: (personId: string, ctx: Context) => Promise<string[]> = (personId) => Promise.resolve([personId]),
): ClassType {
  @Resolver()
  class ErasureMutations {
    @Mutation(() => ErasePersonPayload, { name, nullable: true, description })
    async erase(
      @Arg("input", () => ErasePersonInput, { description: "Whose data and why." }) input: ErasePersonInput,
      @Ctx() ctx: Context,
    ): Promise<ErasePersonPayload> {
      assertId("input.personId", input.personId);
      return erasePeople(input, () => subjects(input.personId, ctx), plan, ctx);
    }
  }
  return ErasureMutations;
}

/** Who may erase: for the agency's access statement. */
export const erasureCategory = (write: readonly Role[]): AgencyAccess["categories"] => ({
  erasure: { level: "L2", says: "Erasing what the agency holds of a person", read: write, write },
});

export const erasureTypes: AgencyAccess["types"] = {
  ErasePersonPayload: { open: "personIds erasedAt recordsErased recordsCounted" },
};

/** Nobody is shown who was erased: whoever erases is told, and the access log has it. */
export const erasureRows: readonly [ClassType, Rows] = [Erasure, {}];
