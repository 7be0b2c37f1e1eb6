// What must hold before somebody is given a bed; read in the transaction that gives it.
import { In, type EntityManager } from "typeorm";
import { wasDone } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { Guest } from "../guest/guest.entity";
import { Shelter } from "../shelter/shelter.entity";
import { ShelterStatus } from "../shelter/shelter.enums";
import { HousingUnit } from "../unit/unit.entity";
import { ShelterStay } from "./stay.entity";
import { maySleepIn } from "../unit/unit.rules";

/** Beds are given and taken by those who work in the shelter. Throws FORBIDDEN. */
export function assertWorksAt({ viewer }: Pick<Context, "viewer">, ...shelterIds: string[]): void {
  if (shelterIds.some((id) => viewer.sites.includes(id))) return;
  throw new HubError("FORBIDDEN", "input.shelterId: is not a shelter where you work.");
}

/** The shelter, of the viewer's operations. Throws NOT_FOUND. */
export async function shelterIn(tx: EntityManager, { viewer }: Pick<Context, "viewer">, id: string): Promise<Shelter> {
  const shelter = await tx.findOneBy(Shelter, { id });
  const { operations } = viewer;
  if (!shelter || (operations.length > 0 && !operations.includes(shelter.operationCode))) {
    throw new HubError("NOT_FOUND", "input.shelterId: there is no such shelter.");
  }
  return shelter;
}

/** That the shelter takes people. Throws SHELTER_CLOSED. */
export function assertOpen({ status }: Shelter): void {
  if (status !== ShelterStatus.OPEN) throw new HubError("SHELTER_CLOSED");
}

/** Whether every place is taken, as of the last commit: then nobody need wait for the answer. */
export const isFull = ({ capacity, surge, blocked, occupied, reserved }: Shelter): boolean =>
  occupied + reserved + blocked >= capacity + surge;

/**
 * Of a thousand who ask for the last place most need not wait for each other to be refused. What is decided, the database
 * decides. Throws SHELTER_FULL where every place is taken, none was kept for the person, and this is no act of before.
 */
export async function refuseWhereFull(
  ctx: Context,
  { id, shelterId, personId }: { id: string; shelterId: string; personId: string },
): Promise<void> {
  const { figures, clock } = ctx;
  const shelter = await figures.createQueryBuilder(Shelter, "shelter").where({ id: shelterId }).getOne();
  if (!shelter || !isFull(shelter)) return;
  const isKnown = await wasDone(ctx, id);
  const isKept = await figures
    .createQueryBuilder(ShelterStay, "stay")
    .where("stay.shelterId = :shelterId AND stay.status = 'RESERVED'", { shelterId })
    .andWhere("(stay.personId = :personId OR stay.reservationExpiresAt <= :now)", { personId, now: clock.now() })
    .getExists();
  if (!isKnown && !isKept) throw new HubError("SHELTER_FULL");
}

/** That these may sleep in the part of the shelter that is named, if one is. Throws UNIT_UNSUITABLE, NOT_FOUND. */
export async function assertSuits(
  tx: EntityManager,
  shelterId: string,
  unitId: string | null,
  personIds: readonly string[],
): Promise<void> {
  if (unitId === null) return;
  const unit = await tx.findOneBy(HousingUnit, { id: unitId, shelterId });
  if (!unit) throw new HubError("NOT_FOUND", "input.unitId: the shelter has no such part.");
  const guests = await tx.findBy(Guest, { personId: In([...personIds]) });
  const housed = new Map(guests.map(({ personId, housedAs }) => [personId, housedAs]));
  if (personIds.every((id) => maySleepIn(unit.kind, housed.get(id) ?? null))) return;
  throw new HubError("UNIT_UNSUITABLE");
}
