// Whether somebody may enter a return case, as the hub answers it.
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import type { Returnee } from "./returnee.rules";

const QUESTION = `query PersonToReturn($id: ID!) {
  personToReturn(id: $id) { operationCode mayReturn isMinor caregivers { id } }
}`;

interface Answer {
  personToReturn: {
    operationCode: string | null;
    mayReturn: boolean | null;
    isMinor: boolean | null;
    caregivers: { id: string }[] | null;
  } | null;
}

/**
 * Asks the hub about a person, as this agency. For outside of transactions: it may take seconds. Throws UNVERIFIABLE
 * where an answer could not be had, and NOT_FOUND for nobody, and for somebody of another operation than the viewer's.
 */
export async function returneeOf({ hub, viewer }: Context, personId: string): Promise<Returnee> {
  const { data, errors = [] } = (await hub?.ask<Answer>(QUESTION, { id: personId })) ?? {};
  const told = data?.personToReturn;
  if (!told || errors.length > 0) throw new HubError("UNVERIFIABLE");
  const { operationCode, mayReturn, isMinor, caregivers } = told;
  const isSeen =
    operationCode !== null && (viewer.operations.length === 0 || viewer.operations.includes(operationCode));
  if (!isSeen) throw new HubError("NOT_FOUND", "input.personId: there is no such person.");
  if (mayReturn === null || isMinor === null || caregivers === null) throw new HubError("UNVERIFIABLE");
  return { operationCode, mayReturn, isMinor, caregiverIds: caregivers.map(({ id }) => id) };
}
