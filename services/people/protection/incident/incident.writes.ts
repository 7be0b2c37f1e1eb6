import { givenText } from "#kit/input";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { insertNew, insertRows } from "#kit/insert";
import { writtenBy } from "#kit/written";
import { actOnCase, moveCase } from "../case/case-move.writes";
import { ChildCaseStatus } from "../case/case.enums";
import { IncidentStaff } from "./incident-staff.entity";
import { Incident } from "./incident.entity";
import type { RecordIncidentInput } from "./incident.inputs";
import { MOST_LETTERS } from "../written-text.rules";

const MOST_STAFF = 10;

/**
 * For those who are named and whoever writes it, and for nobody else who works on the case. A child tells when it can:
 * before the case is taken up, and after it was closed. Throws ID_MALFORMED, ID_TAKEN, NOT_FOUND, FORBIDDEN,
 * STATE_INVALID, INPUT_INVALID, TIME_INVALID.
 */
export async function recordIncident(input: RecordIncidentInput, ctx: Context): Promise<void> {
  const { id, kind } = input;
  await actOnCase(ctx, input, "recordIncident", async (tx, { id: childCaseId, personId, operationCode }) => {
    const stamp = writtenBy(ctx, input.occurredAt);
    const narrative = givenText("narrative", input.narrative, MOST_LETTERS);
    const staff = staffOf(input.staff);
    const { IDENTIFIED, OPEN, CLOSED } = ChildCaseStatus;
    await moveCase(tx, ctx.viewer, childCaseId, { status: [IDENTIFIED, OPEN, CLOSED] });
    await insertNew(tx, Incident, { id, childCaseId, personId, operationCode, ...stamp, kind, narrative });
    await insertRows(
      tx,
      IncidentStaff,
      [...new Set([ctx.viewer.sub, ...staff])].map((account) => ({
        ...{ incidentId: id, account, namedAt: stamp.recordedAt },
      })),
    );
    return {};
  });
}

function staffOf(accounts: readonly string[]): string[] {
  if (accounts.length > MOST_STAFF) throw new HubError("INPUT_INVALID", "input.staff: takes at most 10.");
  return accounts.map((account, index) => givenText(`staff.${String(index)}`, account, 120));
}
