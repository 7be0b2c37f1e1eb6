import DataLoader from "dataloader";
import { oneEach, perRequest } from "#kit/loader";
import { PlacementRequest } from "./placement.entity";
import { PlacementRequestStatus } from "./placement.enums";

/** How many people wait for a bed. */
export const waitingByOperation = perRequest(
  ({ figures }) =>
    new DataLoader<string, number>(async (codes) => {
      const rows = await figures
        .createQueryBuilder(PlacementRequest, "request")
        .select("request.operationCode", "operationCode")
        .addSelect("COUNT(*)", "count")
        .where("request.operationCode IN (:...codes)", { codes })
        .andWhere("request.status = :status", { status: PlacementRequestStatus.WAITING })
        .groupBy("request.operationCode")
        .getRawMany<{ operationCode: string; count: number | string }>();
      return oneEach(codes, rows, (row) => row.operationCode).map((row) => Number(row?.count ?? 0));
    }),
);
