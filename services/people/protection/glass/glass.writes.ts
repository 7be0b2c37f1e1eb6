import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { insertRows } from "#kit/insert";
import { numberOf } from "../../person/person.filter";
import { subjectOfAct } from "../../person/subject.loaders";
import { BrokenGlass } from "./broken-glass.entity";
import { takeSlot } from "./glass-slot.writes";
import type { BreakGlassInput, BreakGlassPayload } from "./glass.inputs";

const HOURS = 3;
const LEAST_LETTERS = 15;

/** Writes it once. Throws REASON_MISSING, NOT_FOUND, GLASS_LIMIT, ID_TAKEN. */
export async function breakGlass(input: BreakGlassInput, ctx: Context): Promise<BreakGlassPayload> {
  const { viewer, clock } = ctx;
  const reason = input.reason.trim().slice(0, 500);
  if (reason.length < LEAST_LETTERS)
    throw new HubError("REASON_MISSING", "input.reason: say why, in at least 15 letters.");
  const number = input.registrationNumber ? numberOf(input.registrationNumber) : null;
  const person = await subjectOfAct(ctx, { personId: input.personId ?? null, registrationNumber: number });
  const now = clock.now();
  const glass = {
    ...{
      id: input.id,
      operationCode: person.operationCode,
      personId: person.id,
      reason,
      role: viewer.roles.join(" ").slice(0, 40),
    },
    ...{ recordedByAgency: viewer.agency, recordedByUser: viewer.sub, occurredAt: now, recordedAt: now, version: 1 },
    endsAt: new Date(now.getTime() + HOURS * 3_600_000),
  };
  const kept = await ctx.transact(async (tx) => {
    await insertRows(tx, BrokenGlass, [glass]);
    const row = await tx.findOneByOrFail(BrokenGlass, { id: input.id });
    const isSame =
      row.personId === person.id && row.recordedByUser === viewer.sub && row.recordedByAgency === viewer.agency;
    if (!isSame) throw new HubError("ID_TAKEN");
    // Sent again after it ended it is the same act, which takes no place any more.
    if (row.endsAt > now) await takeSlot(tx, row, now);
    return row;
  });
  return { personId: kept.personId, endsAt: kept.endsAt.toISOString() };
}
