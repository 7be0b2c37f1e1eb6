import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { requireOperation } from "../operation/operation.loaders";
import { CorrectArrivalInput, CorrectArrivalPayload, RecordArrivalInput, RecordArrivalPayload } from "./arrival.inputs";
import { arrivalById } from "./arrival.loaders";
import { correctArrival, recordArrival } from "./arrival.writes";

@Resolver()
export class ArrivalDeskResolver {
  @Mutation(() => RecordArrivalPayload, {
    nullable: true,
    description: "Writes down that people came, by count: the first thing that is written of them.",
  })
  async recordArrival(
    @Arg("input", () => RecordArrivalInput, { description: "Who came." }) input: RecordArrivalInput,
    @Ctx() ctx: Context,
  ): Promise<RecordArrivalPayload> {
    const { id } = input;
    const operation = await requireOperation(ctx, input.operation);
    await once(ctx, { id, kind: "recordArrival" }, async (tx) => {
      await recordArrival(tx, ctx, input, operation);
      return {};
    });
    return { arrival: await arrivalById(ctx).load(id) };
  }

  @Mutation(() => CorrectArrivalPayload, {
    nullable: true,
    description: "Corrects a headcount. Where somebody changed it since, nothing is written and `conflict` says so.",
  })
  async correctArrival(
    @Arg("input", () => CorrectArrivalInput, { description: "What it was." }) input: CorrectArrivalInput,
    @Ctx() ctx: Context,
  ): Promise<CorrectArrivalPayload> {
    const { id, arrivalId } = input;
    assertId("input.arrivalId", arrivalId);
    const seen = await arrivalById(ctx).load(arrivalId);
    if (!seen) throw new HubError("NOT_FOUND", "input.arrivalId: there is no such arrival.");
    const { conflict } = await once(ctx, { id, kind: "correctArrival" }, async (tx) => ({
      conflict: await correctArrival(tx, input),
    }));
    arrivalById(ctx).clear(arrivalId);
    return { arrival: await arrivalById(ctx).load(arrivalId), conflict };
  }
}
