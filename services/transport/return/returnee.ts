// Whether somebody may enter a return case, as the hub answers it.
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import type { Hub } from "#kit/hub/hub";
import type { Returnee } from "./returnee.rules";

export const MAY_THEY_RETURN = `query PersonToReturn($id: ID!) {
  personToReturn(id: $id) { operationCode mayReturn isMinor caregivers { id } }
}`;

interface Told {
  operationCode: string | null;
  mayReturn: boolean | null;
  isMinor: boolean | null;
  caregivers: { id: string }[] | null;
}

interface Answer {
  personToReturn: Told | null;
}

/**
 * Asks the hub about a person, as this agency. For outside of transactions: it may take seconds. Throws UNVERIFIABLE
 * where an answer could not be had, and NOT_FOUND for nobody, and for somebody of another operation than the viewer's.
 */
export async function returneeOf({ hub, viewer }: Context, personId: string): Promise<Returnee> {
  const told = hub && (await toldBy(hub, personId));
  if (!told) throw new HubError("UNVERIFIABLE");
  const { operationCode } = told;
  if (operationCode === null || !isOneOf(viewer, operationCode))
    throw new HubError("NOT_FOUND", "input.personId: there is no such person.");
  return { ...factsOf(told), operationCode };
}

async function toldBy(hub: Hub, id: string): Promise<Told | null | undefined> {
  const { data, errors = [] } = await hub.ask<Answer>(MAY_THEY_RETURN, { id });
  return errors.length > 0 ? null : data?.personToReturn;
}

const isOneOf = ({ operations }: Context["viewer"], code: string): boolean =>
  operations.length === 0 || operations.includes(code);

/** Throws UNVERIFIABLE unless all of them are told. */
function factsOf({ mayReturn, isMinor, caregivers }: Told): Omit<Returnee, "operationCode"> {
  if (mayReturn === null || isMinor === null || caregivers === null) throw new HubError("UNVERIFIABLE");
  return { mayReturn, isMinor, caregiverIds: caregivers.map(({ id }) => id) };
}
