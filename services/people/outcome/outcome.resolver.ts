import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { writtenBy } from "#kit/written";
import { personById } from "../person/person.loaders";
import { NoteOutcomeInput, NoteOutcomePayload, RecordOutcomeInput, RecordOutcomePayload } from "./outcome.inputs";
import { tellShelters, writeOutcome } from "./outcome.writes";

@Resolver()
export class OutcomeResolver {
  @Mutation(() => RecordOutcomePayload, {
    nullable: true,
    description:
      "Writes down what became of somebody who is no longer assisted; the bed is free from then on. Of two the later holds.",
  })
  async recordOutcome(
    @Arg("input", () => RecordOutcomeInput, { description: "Who, and what." }) input: RecordOutcomeInput,
    @Ctx() ctx: Context,
  ): Promise<RecordOutcomePayload> {
    const { id, personId, outcome = null } = input;
    assertId("input.personId", personId);
    const person = await personById(ctx).load(personId);
    if (!person) throw new HubError("NOT_FOUND", "input.personId: there is no such person.");
    const { occurredAt: at } = writtenBy(ctx, input.occurredAt);
    await once(ctx, { id, kind: "recordOutcome" }, async (tx) => {
      const written = await writeOutcome(tx, ctx, { personId: person.id, outcome, at });
      if (written) await tellShelters(tx, ctx, written, { outcome, at });
      return {};
    });
    return { person: await personById(ctx).clear(personId).load(personId) };
  }

  @Mutation(() => NoteOutcomePayload, {
    nullable: true,
    description: "For shelters and transport: what they noticed became of somebody. Of two the later holds.",
  })
  async noteOutcome(
    @Arg("input", () => NoteOutcomeInput, { description: "Who, and what." }) input: NoteOutcomeInput,
    @Ctx() ctx: Context,
  ): Promise<NoteOutcomePayload> {
    const { id, personId, outcome = null, occurredAt: at } = input;
    assertId("input.personId", personId);
    return once(ctx, { id, kind: "noteOutcome" }, async (tx) => {
      const written = await writeOutcome(tx, ctx, { personId, outcome, at });
      // Nobody is told what they told themselves; who is found on a trip needs no bed before the trip is over.
      const isNews = written && outcome !== null && !ctx.viewer.roles.includes("shelters-agency");
      if (isNews) await tellShelters(tx, ctx, written, { outcome, at });
      return { personId };
    });
  }
}
