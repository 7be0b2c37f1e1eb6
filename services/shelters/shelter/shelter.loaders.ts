import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Context, Reader } from "#kit/context";
import { manyEach, oneEach, perRequest } from "#kit/loader";
import { keepAnyOf } from "../filter";
import { Shelter } from "./shelter.entity";
import { ShelterStatus } from "./shelter.enums";
import type { ShelterFilter } from "./shelter.inputs";
import { statesListed, type Places } from "./shelter.rules";

export const shelterById = perRequest(
  ({ db }) =>
    new DataLoader<string, Shelter | null>(async (ids) =>
      oneEach(ids, await db.findBy(Shelter, { id: In(ids) }), (shelter) => shelter.id),
    ),
);

/** The shelter that each of these records names, in their order; null where it names none. */
export function shelterOfEach(
  ctx: Context,
  records: readonly { shelterId: string | null }[],
): Promise<(Shelter | null)[]> {
  const loader = shelterById(ctx);
  return Promise.all(records.map(async ({ shelterId }) => (shelterId === null ? null : await loader.load(shelterId))));
}

/** How many shelters a list may have: no operation comes near it. */
const MOST_SHELTERS = 500;

const FREE = "shelter.capacity + shelter.surge - shelter.blocked - shelter.occupied - shelter.reserved";

const PLACES = ["capacity", "surge", "blocked", "occupied", "reserved"] as const;

type CountedShelter = Places & { id: string };

/** The shelters of an operation under this filter: where people are received first, then onward ones; by name. */
export function shelterList(db: Reader, operationCode: string, filter: ShelterFilter): Promise<Shelter[]> {
  const query = db.createQueryBuilder(Shelter, "shelter").where("shelter.operationCode = :operationCode", {
    operationCode,
  });
  const least = filter.minAvailable ?? 0;
  keepAnyOf(query, "status", statesListed(filter.status, least));
  keepAnyOf(query, "kind", filter.kind);
  if (typeof filter.operatorAgency === "string") query.andWhere("shelter.operatorAgency = :operatorAgency", filter);
  // 0 keeps all: a shelter with too many people has 0 places left, not fewer.
  if (least > 0) query.andWhere(`${FREE} >= :least`, { least });
  if (typeof filter.isOnward === "boolean") query.andWhere("shelter.isOnward = :isOnward", filter);
  return query
    .orderBy("shelter.isOnward", "ASC")
    .addOrderBy("shelter.nameKey", "ASC")
    .addOrderBy("shelter.id", "ASC")
    .limit(MOST_SHELTERS)
    .getMany();
}

/** Places and people of every shelter of an operation, for figures only. */
export const sheltersByOperation = perRequest(
  ({ figures }) =>
    new DataLoader<string, CountedShelter[]>(async (codes) => {
      const rows = await figures
        .createQueryBuilder(Shelter, "shelter")
        .select(["operationCode", "id", ...PLACES].map((column) => `shelter.${column} AS ${column}`))
        .where("shelter.operationCode IN (:...codes)", { codes })
        .getRawMany<CountedShelter & { operationCode: string }>();
      return manyEach(codes, rows, (row) => row.operationCode);
    }),
);

export interface PlaceFigures {
  /** Usable places of open shelters. */
  capacity: number;
  occupancy: number;
  reserved: number;
}

type Summed = { operationCode: string } & { [K in keyof PlaceFigures]: number | string };

/** Places of an operation, summed over its shelters. */
export const placesByOperation = perRequest(
  ({ figures }) =>
    new DataLoader<string, PlaceFigures>(async (codes) => {
      const rows = await figures
        .createQueryBuilder(Shelter, "shelter")
        .select("shelter.operationCode", "operationCode")
        .addSelect(
          "SUM(CASE WHEN shelter.status = :open THEN shelter.capacity + shelter.surge - shelter.blocked ELSE 0 END)",
          "capacity",
        )
        .addSelect("SUM(shelter.occupied)", "occupancy")
        .addSelect("SUM(shelter.reserved)", "reserved")
        .where("shelter.operationCode IN (:...codes)", { codes, open: ShelterStatus.OPEN })
        .groupBy("shelter.operationCode")
        .getRawMany<Summed>();
      return oneEach(codes, rows, (row) => row.operationCode).map((row) => ({
        capacity: Number(row?.capacity ?? 0),
        occupancy: Number(row?.occupancy ?? 0),
        reserved: Number(row?.reserved ?? 0),
      }));
    }),
);
