import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { TieKind } from "#kit/access/tie.entity";
import { post } from "#kit/outbox/post";
import type { ChildCase } from "../case/case.entity";

type Owner = Pick<ChildCase, "owningAgency" | "caseworker">;

/**
 * Tells the agencies whose rows depend on whose case it is that it changed hands at `at`. What is over for whoever had
 * the case is told with this moment as its beginning too: a letter about an earlier one would be taken for an old one.
 */
export async function tellNewOwner(tx: EntityManager, before: ChildCase, after: Owner, at: Date): Promise<void> {
  const { personId, operationCode: operation } = before;
  const tie = (kind: TieKind, holder: string | null, endedAt: Date | null) =>
    holder === null ? [] : [{ personId, kind, holder, operation, beganAt: at, endedAt }];
  const ties = [
    ...tie("CASE_AGENCY", before.owningAgency, at),
    ...tie("CASEWORKER", before.caseworker, at),
    ...tie("CASE_AGENCY", after.owningAgency, null),
    ...tie("CASEWORKER", after.caseworker, null),
  ];
  const kinds = ["ties-at-shelters", "ties-at-transport"];
  await post(
    tx,
    kinds.map((kind) => ({ id: randomUUID(), kind, about: personId, payload: { ties } })),
  );
}
