import { randomUUID } from "node:crypto";
import type { Stamp } from "#kit/written";
import type { PlacementRequest } from "./placement.entity";
import { PlacementRequestStatus } from "./placement.enums";

/** Somebody waits from then on. Written where the person waits already, it changes nothing. */
export function placementRow(personId: string, operationCode: string, stamp: Stamp): Partial<PlacementRequest> {
  return {
    ...{ id: randomUUID(), operationCode, ...stamp, personId, waitingPersonId: personId },
    ...{ status: PlacementRequestStatus.WAITING, endedAt: null, shelterId: null },
  };
}
