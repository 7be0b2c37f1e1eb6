import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { insertNew, insertRows } from "#kit/insert";
import { MedicalNeed } from "../need/need.entity";
import { writeRecord } from "../patient/record.writes";
import { Observation } from "./observation.entity";
import { assertObservations } from "./observation.rules";
import type { ScreenInput } from "./screening-desk.inputs";
import { Screening } from "./screening.entity";
import type { Triage } from "./screening.enums";

/** Throws INPUT_INVALID, and what `writeRecord` throws. */
export async function screen(input: ScreenInput, ctx: Context): Promise<void> {
  const { triage, observations } = input;
  assertObservations(observations);
  await writeRecord(ctx, "screen", input, async (tx, written) => {
    const { id: screeningId, personId } = written;
    await insertNew(tx, Screening, { ...written, triage });
    await insertRows(
      tx,
      Observation,
      observations.map(({ kind, value }) => ({ id: randomUUID(), screeningId, kind, value })),
    );
    // The worklist is filtered by the latest, which one that is sent late may not be.
    await tx.update(MedicalNeed, { personId }, { triage: await latestTriage(tx, personId) });
  });
}

/** How soon the person must be seen, as of the latest screening; null where there is none. */
export async function latestTriage(tx: EntityManager, personId: string): Promise<Triage | null> {
  const order = { occurredAt: "DESC", id: "DESC" } as const;
  const [latest] = await tx.find(Screening, { where: { personId }, order, take: 1 });
  return latest?.triage ?? null;
}
