import { In, Not, type EntityManager } from "typeorm";
import { HubError } from "#kit/errors";
import type { Viewer } from "#kit/viewer";
import { Condition } from "../condition/condition.entity";
import { FitToTravel } from "../fitness/fitness.entity";
import { MedicalNeed } from "../need/need.entity";
import { Screening } from "../screening/screening.entity";

const CARE = [Screening, Condition, MedicalNeed, FitToTravel];

/**
 * Throws NOT_FOUND for somebody who is in care in an operation in which the viewer does not work: a verdict is read by the
 * person, so whoever could write one under an operation of their own would decide on the journeys of another.
 */
export async function assertNotElsewhere(tx: EntityManager, { operations }: Viewer, personId: string): Promise<void> {
  if (operations.length === 0) return;
  for (const table of CARE) {
    if (await tx.existsBy(table, { personId, operationCode: Not(In([...operations])) })) {
      throw new HubError("NOT_FOUND", "input.personId: there is no such person.");
    }
  }
}
