import { HubError } from "#kit/errors";
import { assertInput } from "#kit/input";
import type { ReturnDeclaredBy } from "./return.enums";

/** What the people agency says of somebody who asks for a return. */
export interface Returnee {
  operationCode: string;
  /** False where the person said that they fear to be sent back. */
  mayReturn: boolean;
  isMinor: boolean;
  caregiverIds: readonly string[];
}

/**
 * Nobody is sent back where life or freedom is in danger: Convention relating to the Status of Refugees, article 33.
 * Throws RETURN_BARRED.
 */
export function assertMayReturn({ mayReturn }: Returnee): void {
  if (!mayReturn) throw new HubError("RETURN_BARRED");
}

/**
 * A minor's return is declared by a caregiver or a legal guardian: Convention on the Rights of the Child, articles 5 and
 * 18. It is no leave to travel: a child who travels without a caregiver boards on a travel clearance alone. Throws
 * INPUT_INVALID.
 */
export function assertDeclarer(
  { isMinor, caregiverIds }: Returnee,
  declaredBy: `${ReturnDeclaredBy}`,
  caregiverId: string | null,
): void {
  if (isMinor) assertInput(declaredBy !== "INDIVIDUAL", "declaredBy", "is a minor");
  else assertInput(declaredBy !== "CAREGIVER", "declaredBy", "is for minors");
  if (declaredBy !== "CAREGIVER") {
    assertInput(caregiverId === null, "caregiverId", "goes with CAREGIVER only");
    return;
  }
  const isKnown = caregiverId !== null && caregiverIds.includes(caregiverId);
  assertInput(isKnown, "caregiverId", "is no caregiver of this person");
}
