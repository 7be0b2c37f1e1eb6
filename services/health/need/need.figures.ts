// How many medical needs an operation has, as they are and as they are told.
import DataLoader from "dataloader";
import type { Role } from "#kit/access/roles";
import { manyEach, perRequest } from "#kit/loader";
import { Family } from "#kit/suppression/family";
import { hiddenFigures } from "#kit/suppression/hidden";
import { MedicalNeed } from "./need.entity";
import { MedicalNeedPriority, MedicalNeedStatus } from "./need.enums";
import type { NeedsByPriority } from "./need.inputs";

/** Who is told every number on health. */
export const EXACT: readonly Role[] = ["clinician"];

type CountName = "active" | "onHold" | "completed" | "total";

/** Needs of one priority as they are counted, before small numbers are hidden. */
type Counted = { priority: MedicalNeedPriority } & Record<CountName, number>;

interface Figure {
  operationCode: string;
  priority: MedicalNeedPriority;
  status: MedicalNeedStatus;
  count: number | string;
}

export const countedNeeds = perRequest(
  ({ figures }) =>
    new DataLoader<string, Counted[]>(async (codes) => {
      const rows = await figures
        .createQueryBuilder(MedicalNeed, "need")
        .select("need.operationCode", "operationCode")
        .addSelect("need.priority", "priority")
        .addSelect("need.status", "status")
        .addSelect("COUNT(*)", "count")
        .where("need.operationCode IN (:...codes)", { codes })
        .groupBy("need.operationCode")
        .addGroupBy("need.priority")
        .addGroupBy("need.status")
        .getRawMany<Figure>();
      return manyEach(codes, rows, (row) => row.operationCode).map((own) =>
        Object.values(MedicalNeedPriority).map((priority) => countedOf(priority, own)),
      );
    }),
);

function countedOf(priority: MedicalNeedPriority, figures: readonly Figure[]): Counted {
  const own = figures.filter((figure) => figure.priority === priority);
  const sum = (some: readonly Figure[]): number => some.reduce((total, { count }) => total + Number(count), 0);
  const of = (status: MedicalNeedStatus): number => sum(own.filter((figure) => figure.status === status));
  return {
    priority,
    active: of(MedicalNeedStatus.ACTIVE),
    onHold: of(MedicalNeedStatus.ON_HOLD),
    completed: of(MedicalNeedStatus.COMPLETED),
    total: sum(own) - of(MedicalNeedStatus.ENTERED_IN_ERROR),
  };
}

export const hiddenNeeds = hiddenFigures(EXACT, async (ctx, code) => {
  const family = new Family();
  for (const { priority, active, onHold, completed, total } of await countedNeeds(ctx).load(code)) {
    // Drafts and revoked ones are not told, but whoever subtracts has them.
    const parts = { active, onHold, completed, rest: total - active - onHold - completed };
    const names = Object.entries(parts).map(([name, count]) => family.people(`${priority} ${name}`, count));
    family.sum(family.people(`${priority} total`, total), names);
  }
  return family;
});

/** What is told of these needs where `hidden` is hidden. */
export function needsTold(counted: readonly Counted[], hidden: ReadonlySet<string>): NeedsByPriority[] {
  return counted.map((own) => {
    const told = (name: CountName): number | null => (hidden.has(`${own.priority} ${name}`) ? null : own[name]);
    const [active, onHold, completed, total] = [told("active"), told("onHold"), told("completed"), told("total")];
    const isSuppressed = [active, onHold, completed, total].includes(null);
    return { priority: own.priority, active, onHold, completed, total, isSuppressed };
  });
}
