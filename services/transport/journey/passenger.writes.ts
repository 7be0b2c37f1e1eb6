import type { Context } from "#kit/context";
import { post } from "#kit/outbox/post";
import { takeStep } from "#kit/states";
import { writtenBy } from "#kit/written";
import { actOnPassenger } from "../manifest/entry.writes";
import { ManifestEntry } from "../manifest/manifest.entity";
import { missingTold, tieTold } from "../manifest/manifest.letters";
import { ENTRY_STATES } from "../manifest/manifest.rules";
import { assertInput, givenText } from "#kit/input";
import { assertAfterDeparture, getOut, goMissing, moveReturns } from "./depart.writes";
import type { HandOverInput, ReportFoundInput, ReportMissingInput } from "./journey.inputs";

interface Done {
  entryId: string;
  [name: string]: unknown;
}

/** Throws INPUT_INVALID where a child who travelled on a clearance is not given to the receiver whom it names. */
export function handOver(input: HandOverInput, ctx: Context): Promise<Done> {
  const receivedBy = input.receivedBy ? givenText("receivedBy", input.receivedBy, 200) : null;
  const { occurredAt: at } = writtenBy(ctx, input.occurredAt);
  const act = { kind: "handOver", states: ["ARRIVED", "COMPLETED"] } as const;
  return actOnPassenger(ctx, input, act, async (tx, { trip, entry }) => {
    const { id, evidence } = entry;
    if (evidence?.childTravelClearanceId) {
      assertInput(receivedBy !== null, "receivedBy", "is missing: this child is given to somebody who is named");
      assertInput(input.isNamedReceiver, "isNamedReceiver", "is false: this child is given to nobody else");
    }
    const set = { handedOverAt: at, receivedBy };
    await takeStep(tx, ManifestEntry, ENTRY_STATES, { id, to: "HANDED_OVER", set });
    await post(tx, [tieTold(entry, trip, at)]);
    return { entryId: id };
  });
}

export function reportMissing(input: ReportMissingInput, ctx: Context): Promise<Done> {
  const { occurredAt: at } = writtenBy(ctx, input.occurredAt);
  const act = { kind: "reportMissing", states: ["DEPARTED"] } as const;
  return actOnPassenger(ctx, input, act, async (tx, { trip, entry }) => {
    assertAfterDeparture(trip, at);
    await goMissing(tx, entry, at);
    return { entryId: entry.id };
  });
}

export function reportFound(input: ReportFoundInput, ctx: Context): Promise<Done> {
  const { occurredAt: at } = writtenBy(ctx, input.occurredAt);
  const act = { kind: "reportFound", states: ["DEPARTED", "ARRIVED", "COMPLETED"] } as const;
  return actOnPassenger(ctx, input, act, async (tx, { trip, entry }) => {
    assertAfterDeparture(trip, at);
    await getOut(tx, trip, entry, at, ["MISSING_AT_ARRIVAL"]);
    await post(tx, [missingTold(entry, false, at)]);
    await moveReturns(tx, trip, [entry], { from: "DEPARTED", to: "ARRIVED", at });
    return { entryId: entry.id };
  });
}
