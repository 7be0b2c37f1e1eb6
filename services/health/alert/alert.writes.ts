import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { dayOf, startOf } from "#kit/days";
import { HubError } from "#kit/errors";
import { insertNew } from "#kit/insert";
import { assertInput, givenText } from "#kit/input";
import type { Operation } from "../operation/operation.entity";
import { requireOperation } from "../operation/operation.loaders";
import { givenDiagnosis } from "../reference/icd10";
import type { CaseAlertInput, RaiseAlertInput } from "./alert-desk.inputs";
import { NotifiableAlert } from "./alert.entity";
import { isNotifiable } from "./notifiable";

const MOST_CASES = 10_000;

/** Throws INPUT_INVALID for a disease that is not notifiable, OPERATION_UNKNOWN, TIME_INVALID and ID_TAKEN. */
export async function raiseAlert(input: RaiseAlertInput, ctx: Context): Promise<void> {
  const { id, day, count } = input;
  const operation = await requireOperation(ctx, input.operation);
  const icd10Code = givenDiagnosis("disease", input.disease);
  assertInput(isNotifiable(icd10Code), "disease", `${icd10Code} is not notifiable`);
  assertInput(count >= 1 && count <= MOST_CASES, "count", `is not from 1 to ${String(MOST_CASES)}`);
  if (day > dayOf(ctx.clock.now(), operation.timeZone)) {
    throw new HubError("TIME_INVALID", "input.day: is yet to come.");
  }
  const alert = alertOf(ctx, operation, input, { icd10Code, day, count });
  await once(ctx, { id, kind: "raiseAlert" }, async (tx) => {
    await insertNew(tx, NotifiableAlert, { ...alert, id });
    return { id };
  });
}

/** Tells of one case that a clinician has found. */
export async function alertOfCase(
  tx: EntityManager,
  ctx: Context,
  operation: Operation,
  told: CaseAlertInput,
  { icd10Code, occurredAt }: { icd10Code: string; occurredAt: Date },
): Promise<void> {
  const day = dayOf(occurredAt, operation.timeZone);
  await insertNew(tx, NotifiableAlert, {
    ...alertOf(ctx, operation, told, { icd10Code, day, count: 1 }),
    id: randomUUID(),
  });
}

/** Its instants are those of a day, so that nothing leads from an alert to a record that was written with it. */
function alertOf(
  { viewer }: Context,
  { code: operationCode, timeZone }: Operation,
  { site, ageBand, classification }: CaseAlertInput,
  facts: Pick<NotifiableAlert, "icd10Code" | "day" | "count">,
): Partial<NotifiableAlert> {
  const at = startOf(facts.day, timeZone);
  return {
    ...{ operationCode, recordedByAgency: viewer.agency, recordedByUser: viewer.sub },
    ...{ occurredAt: at, recordedAt: at, version: 1, ageBand, classification, ...facts },
    site: givenText("site", site, 160),
  };
}
