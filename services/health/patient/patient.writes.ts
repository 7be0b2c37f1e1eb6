import type { EntityManager } from "typeorm";
import { holdPeople } from "#kit/hold-people";
import { assertNotErased } from "#kit/retention/erasure.entity";
import { Patient } from "./patient.entity";

/**
 * Until the transaction ends nobody else writes of this person's care: of a verdict and what speaks against it, the second
 * sees the first. Throws NOT_FOUND for who was erased.
 */
export async function holdPatient(tx: EntityManager, personId: string): Promise<void> {
  await assertNotErased(tx, [personId]);
  await holdPeople(tx, Patient, [personId]);
}
