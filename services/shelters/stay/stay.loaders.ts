import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Order } from "#kit/cursor";
import type { Figures } from "#kit/context";
import { manyEach, oneEach, perRequest } from "#kit/loader";
import { ShelterStay } from "./stay.entity";
import { ShelterStayStatus } from "./stay.enums";

export const LATEST_FIRST: Order = { keys: ["occurredAt"], direction: "DESC" };

export const stayById = perRequest(
  ({ db }) =>
    new DataLoader<string, ShelterStay | null>(async (ids) =>
      oneEach(ids, await db.findBy(ShelterStay, { id: In(ids) }), (stay) => stay.id),
    ),
);

/** All stays of a person, latest first: a handful each, read once for every field that picks from them. */
export const staysByPerson = perRequest(
  ({ db }) =>
    new DataLoader<string, ShelterStay[]>(async (ids) => {
      const order = { occurredAt: "DESC", id: "DESC" } as const;
      return manyEach(ids, await db.find(ShelterStay, { where: { personId: In(ids) }, order }), (row) => row.personId);
    }),
);

/** How many people are in each of these shelters who checked in before `day`; a shelter with none is left out. */
export async function countCheckedInBefore(
  figures: Figures,
  shelterIds: readonly string[],
  day: string,
): Promise<[shelterId: string, count: number][]> {
  const rows = await figures
    .createQueryBuilder(ShelterStay, "stay")
    .select("stay.shelterId", "shelterId")
    .addSelect("COUNT(*)", "count")
    .where("stay.shelterId IN (:...shelterIds)", { shelterIds })
    .andWhere("stay.status = :status", { status: ShelterStayStatus.CHECKED_IN })
    .andWhere("stay.checkedInOn < :day", { day })
    .groupBy("stay.shelterId")
    .getRawMany<{ shelterId: string; count: number | string }>();
  return rows.map(({ shelterId, count }) => [shelterId, Number(count)]);
}
