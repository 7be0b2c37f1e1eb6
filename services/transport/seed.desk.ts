// Who writes things down in the invented operations, and when.
import type { FieldRecord } from "#kit/record";
import { searchKey } from "#kit/text";
import { randomOf } from "#scenario/random";
import type { OperationFacts } from "#scenario/story";

const MINUTE = 60_000;

/** Who hires vehicles and leads convoys beside IOM, by country of the operation. */
const CIVIL_PROTECTION: Record<string, string> = {
  MLI: "Direction régionale de la protection civile",
  NER: "Direction régionale de la protection civile d'Agadez",
};

export const civilProtectionOf = ({ country }: OperationFacts): string =>
  CIVIL_PROTECTION[country] ?? "Civil Protection";

/** The town of the operation, as its code names it. */
export const townOf = ({ code }: OperationFacts): string => code.split("-")[0] ?? code;

/** A town as accounts are named after it. */
export const accountPart = (town: string): string => searchKey(town).replaceAll(" ", "-");

type Recorded = Omit<FieldRecord, "id" | "recordedBy" | "occurredAt">;

/** Who wrote the record of this key in this town; one in twenty by a desk without a line, and sent hours later. */
export function recorded(
  key: string,
  occurredAt: Date,
  town: string,
  { code, asOf }: OperationFacts,
  agency = "IOM",
): Recorded & { occurredAt: Date } {
  const { int, chance } = randomOf(`transport ${key}`);
  const delay = chance(0.05) ? int(120, 1_440) : int(0, 4);
  const sentAt = Math.min(occurredAt.getTime() + delay * MINUTE, asOf.getTime());
  return {
    operationCode: code,
    recordedByAgency: agency,
    recordedByUser: `desk-${accountPart(town)}-${String(int(1, 4))}`,
    occurredAt,
    recordedAt: new Date(Math.max(occurredAt.getTime(), sentAt)),
    version: 1,
  };
}
