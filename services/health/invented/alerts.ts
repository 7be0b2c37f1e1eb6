// What the health authority is told of the notifiable diseases among the invented patients.
import { dayOf } from "#kit/days";
import { idOf, randomOf } from "#scenario/random";
import type { Chapter } from "#scenario/story";
import type { NotifiableAlert } from "../alert/alert.entity";
import { AlertAgeBand, AlertClassification } from "../alert/alert.enums";
import { ageBandOf } from "../alert/alert.rules";
import type { Care } from "./care";
import { NOTIFIABLE } from "./diagnoses";
import { recordedAt, type Patient } from "./patient";

const { SUSPECTED, PROBABLE, CONFIRMED } = AlertClassification;

/** One alert for each disease, day, site and age band of this chapter. */
export function alertsOf(
  { operation, arrivals }: Chapter,
  cases: readonly { patient: Patient; care: Care }[],
): Partial<NotifiableAlert>[] {
  const alerts = new Map<string, Partial<NotifiableAlert> & { count: number }>();
  for (const { patient, care } of cases) {
    const { condition } = care;
    if (!condition?.occurredAt || !NOTIFIABLE.has(care.diagnosis.code)) continue;
    const day = dayOf(condition.occurredAt, operation.timeZone);
    const ageBand = AlertAgeBand[ageBandOf(patient.age)];
    const key = [operation.code, arrivals[0]?.id, care.diagnosis.code, day, patient.place, ageBand].join(" ");
    const known = alerts.get(key);
    if (known) {
      known.count++;
      continue;
    }
    const random = randomOf(`alert ${key}`);
    alerts.set(key, {
      ...recordedAt({ operation, place: patient.place, random }, condition.occurredAt),
      id: idOf(`alert ${key}`),
      icd10Code: care.diagnosis.code,
      day,
      site: patient.place,
      ageBand,
      classification: random.pick([SUSPECTED, SUSPECTED, SUSPECTED, PROBABLE, CONFIRMED]),
      count: 1,
    });
  }
  return [...alerts.values()];
}
