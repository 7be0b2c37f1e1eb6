import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { hereOf } from "../operation/here.loaders";
import { fileToWrite } from "../person/desk.loaders";
import { Relationship } from "./relationship.entity";
import {
  EndRelationshipInput,
  EndRelationshipPayload,
  LinkRelativesInput,
  LinkRelativesPayload,
} from "./relationship.inputs";
import { endRelationship, linkRelatives } from "./relationship.writes";

@Resolver()
export class RelationshipDeskResolver {
  @Mutation(() => LinkRelativesPayload, {
    nullable: true,
    description: "Writes down what one person is to another, and whether they care for them.",
  })
  async linkRelatives(
    @Arg("input", () => LinkRelativesInput, { description: "Who, and what." }) input: LinkRelativesInput,
    @Ctx() ctx: Context,
  ): Promise<LinkRelativesPayload> {
    const { id: personId, operationCode } = await fileToWrite(ctx, input.personId);
    const other = await fileToWrite(ctx, input.otherId, "otherId");
    if (other.id === personId) throw new HubError("INPUT_INVALID", "input.otherId: is the same person.");
    if (other.operationCode !== operationCode) {
      throw new HubError("INPUT_INVALID", "input.otherId: is of another operation.");
    }
    const here = await hereOf(ctx, operationCode);
    const { relationshipId } = await once(ctx, { id: input.id, kind: "linkRelatives" }, async (tx) => ({
      relationshipId: await linkRelatives(tx, input, [personId, other.id], ctx, here),
    }));
    return { relationship: await relationshipOf(ctx, relationshipId) };
  }

  @Mutation(() => EndRelationshipPayload, {
    nullable: true,
    description:
      "Writes down that a relationship is over. A minor who loses the last caregiver by it has a child case from then on.",
  })
  async endRelationship(
    @Arg("input", () => EndRelationshipInput, { description: "Which." }) input: EndRelationshipInput,
    @Ctx() ctx: Context,
  ): Promise<EndRelationshipPayload> {
    const { id, relationshipId } = input;
    assertId("input.relationshipId", relationshipId);
    const relationship = await relationshipOf(ctx, relationshipId);
    if (!relationship) throw new HubError("NOT_FOUND", "input.relationshipId: there is no such relationship.");
    const other = await fileToWrite(ctx, relationship.otherId, "relationshipId", "relationship");
    const here = await hereOf(ctx, other.operationCode);
    await once(ctx, { id, kind: "endRelationship" }, async (tx) => {
      await endRelationship(tx, relationship, input, ctx, here);
      return {};
    });
    return { relationship: await relationshipOf(ctx, relationshipId) };
  }
}

async function relationshipOf(ctx: Context, id: string): Promise<Relationship | null> {
  const [relationship = null] = await ctx.db.findBy(Relationship, { id });
  return relationship;
}
