import DataLoader from "dataloader";
import { In, type SelectQueryBuilder } from "typeorm";
import type { Order } from "#kit/cursor";
import type { Reader } from "#kit/context";
import { oneEach, perRequest } from "#kit/loader";
import { storedOf } from "#kit/vault/columns";
import { HealthSensitivity } from "../sensitivity/sensitivity.enums";
import { MedicalNeed } from "./need.entity";
import { MedicalNeedSort } from "./need.enums";
import type { MedicalNeedFilter } from "./need.inputs";
import { OPEN_STATES, PRIORITIES } from "./need.rules";

/** Needs by id, without those of level L4: the path to one may well have begun in a list. */
export const needById = perRequest(
  ({ db }) =>
    new DataLoader<string, MedicalNeed | null>(async (ids) => {
      const rows = await db.findBy(MedicalNeed, { id: In(ids), sensitivity: HealthSensitivity.L3 });
      return oneEach(ids, rows, (need) => need.id);
    }),
);

export const NEED_ORDERS: Record<MedicalNeedSort, Order> = {
  PRIORITY: { keys: ["priorityRank", "occurredAt"], direction: "ASC" },
  OPENED: { keys: ["occurredAt"], direction: "DESC" },
};

/** The needs of an operation that may be listed, under this filter as of `now`; not ordered yet. */
export function listedNeeds(
  db: Reader,
  operationCode: string,
  filter: MedicalNeedFilter,
  now: Date,
): SelectQueryBuilder<MedicalNeed> {
  const query = db
    .createQueryBuilder(MedicalNeed, "need")
    .where("need.operationCode = :operationCode", { operationCode })
    .andWhere("need.sensitivity = :listed", { listed: HealthSensitivity.L3 });
  anyOf(query, "status", filter.status);
  anyOf(
    query,
    "priorityRank",
    filter.priority?.map((priority) => PRIORITIES[priority].rank),
  );
  const tokenOf = (category: string): string => storedOf(query.dataSource, MedicalNeed, "categoryKey", category);
  anyOf(query, "categoryKey", filter.category?.map(tokenOf));
  anyOf(query, "triage", filter.triage);
  anyOf(query, "personId", filter.personIds);
  if (filter.openedFrom) query.andWhere("need.occurredAt >= :from", { from: filter.openedFrom });
  if (filter.openedUntil) query.andWhere("need.occurredAt < :until", { until: filter.openedUntil });
  if (filter.isOverdue === true) query.andWhere("need.status IN (:...open) AND need.dueAt < :now");
  if (filter.isOverdue === false) query.andWhere("(need.status NOT IN (:...open) OR need.dueAt >= :now)");
  return query.setParameters({ open: OPEN_STATES, now });
}

function anyOf(
  query: SelectQueryBuilder<MedicalNeed>,
  column: keyof MedicalNeed,
  values: readonly (string | number)[] | null | undefined,
): void {
  if (!values) return;
  if (values.length === 0) query.andWhere("1 = 0");
  else query.andWhere(`need.${column} IN (:...${column})`, { [column]: values });
}
