// How many screenings an operation has, as they are and as they are told.
import DataLoader from "dataloader";
import { manyEach, perRequest } from "#kit/loader";
import { Family } from "#kit/suppression/family";
import { hiddenFigures } from "#kit/suppression/hidden";
import { EXACT } from "../need/need.figures";
import { Screening } from "./screening.entity";
import { Triage } from "./screening.enums";

/** How many screenings of each operation ended in each colour; every colour is there. */
export const countedScreenings = perRequest(
  ({ figures }) =>
    new DataLoader<string, { triage: Triage; count: number }[]>(async (codes) => {
      const rows = await figures
        .createQueryBuilder(Screening, "screening")
        .select("screening.operationCode", "operationCode")
        .addSelect("screening.triage", "triage")
        .addSelect("COUNT(*)", "count")
        .where("screening.operationCode IN (:...codes)", { codes })
        .groupBy("screening.operationCode")
        .addGroupBy("screening.triage")
        .getRawMany<{ operationCode: string; triage: Triage; count: number | string }>();
      return manyEach(codes, rows, (row) => row.operationCode).map((own) =>
        Object.values(Triage).map((triage) => ({
          triage,
          count: Number(own.find((row) => row.triage === triage)?.count ?? 0),
        })),
      );
    }),
);

export const hiddenScreenings = hiddenFigures(EXACT, async (ctx, code) => {
  const family = new Family();
  const counted = await countedScreenings(ctx).load(code);
  // How many there are is not told; but nearly everybody who arrives is screened once.
  const all = family.people(
    "all",
    counted.reduce((sum, { count }) => sum + count, 0),
  );
  family.sum(
    all,
    counted.map(({ triage, count }) => family.people(triage, count)),
  );
  return family;
});
