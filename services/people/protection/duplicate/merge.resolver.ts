import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { hereOf } from "../../operation/here.loaders";
import { fileToWrite } from "../../person/desk.loaders";
import { personById } from "../../person/person.loaders";
import { approveMerge, declineMerge, dismissDuplicate, mergePeople } from "./decide.writes";
import { PotentialDuplicate } from "./duplicate.entity";
import {
  ApproveMergeInput,
  ApproveMergePayload,
  DeclineMergeInput,
  DeclineMergePayload,
  DismissDuplicateInput,
  DismissDuplicatePayload,
  MergePeopleInput,
  MergePeoplePayload,
} from "./merge.inputs";

@Resolver()
export class MergeResolver {
  @Mutation(() => MergePeoplePayload, {
    nullable: true,
    description:
      "Two records are one person: both ids and both wristbands lead to the kept record from then on. Where one of them has a child case its owner must approve first.",
  })
  async mergePeople(
    @Arg("input", () => MergePeopleInput, { description: "Which two, and why." }) input: MergePeopleInput,
    @Ctx() ctx: Context,
  ): Promise<MergePeoplePayload> {
    if (input.duplicateId) await seenPair(ctx, input.duplicateId);
    const kept = await fileToWrite(ctx, input.keptPersonId, "keptPersonId");
    const merged = await fileToWrite(ctx, input.mergedPersonId, "mergedPersonId");
    const here = await hereOf(ctx, kept.operationCode);
    const { duplicateId } = await once(ctx, { id: input.id, kind: "mergePeople" }, async (tx) => {
      if (kept.id === merged.id) throw new HubError("INPUT_INVALID", "input.mergedPersonId: is the kept person.");
      if (kept.operationCode !== merged.operationCode) {
        throw new HubError("INPUT_INVALID", "input.mergedPersonId: is of another operation.");
      }
      return { duplicateId: await mergePeople(tx, input, [kept, merged], ctx, here) };
    });
    const duplicate = await pairById(ctx, duplicateId);
    return { duplicate, person: await personById(ctx).clear(kept.id).load(kept.id) };
  }

  @Mutation(() => DismissDuplicatePayload, {
    nullable: true,
    description: "Two records that look alike are two persons: nobody asks again.",
  })
  async dismissDuplicate(
    @Arg("input", () => DismissDuplicateInput, { description: "Which two, and why." }) input: DismissDuplicateInput,
    @Ctx() ctx: Context,
  ): Promise<DismissDuplicatePayload> {
    const { id: duplicateId } = await seenPair(ctx, input.duplicateId);
    await once(ctx, { id: input.id, kind: "dismissDuplicate" }, async (tx) => {
      await dismissDuplicate(tx, duplicateId, input.reason, ctx);
      return {};
    });
    return { duplicate: await pairById(ctx, duplicateId) };
  }

  @Mutation(() => ApproveMergePayload, {
    nullable: true,
    description: "The agency that owns the child's case agrees that two records are one child, who has one case then.",
  })
  async approveMerge(
    @Arg("input", () => ApproveMergeInput, { description: "Which two." }) input: ApproveMergeInput,
    @Ctx() ctx: Context,
  ): Promise<ApproveMergePayload> {
    const pair = await seenPair(ctx, input.duplicateId);
    const { keptId } = await once(ctx, { id: input.id, kind: "approveMerge" }, async (tx) => ({
      keptId: await approveMerge(tx, pair.id, ctx),
    }));
    const { status } = (await pairById(ctx, pair.id)) ?? pair;
    return { status, person: await personById(ctx).clear(keptId).load(keptId) };
  }

  @Mutation(() => DeclineMergePayload, {
    nullable: true,
    description: "The agency that owns the child's case does not agree that two records are one child.",
  })
  async declineMerge(
    @Arg("input", () => DeclineMergeInput, { description: "Which two, and why not." }) input: DeclineMergeInput,
    @Ctx() ctx: Context,
  ): Promise<DeclineMergePayload> {
    const pair = await seenPair(ctx, input.duplicateId);
    await once(ctx, { id: input.id, kind: "declineMerge" }, async (tx) => {
      await declineMerge(tx, pair.id, input.reason, ctx);
      return {};
    });
    const { status } = (await pairById(ctx, pair.id)) ?? { status: null };
    return { status };
  }
}

async function pairById({ db }: Context, id: string): Promise<PotentialDuplicate | null> {
  const [pair = null] = await db.findBy(PotentialDuplicate, { id });
  return pair;
}

/** Throws ID_MALFORMED, and NOT_FOUND where the viewer sees no such pair. */
async function seenPair(ctx: Context, id: string): Promise<PotentialDuplicate> {
  assertId("input.duplicateId", id);
  const pair = await pairById(ctx, id);
  if (pair) return pair;
  throw new HubError("NOT_FOUND", "input.duplicateId: there is no such pair.");
}
