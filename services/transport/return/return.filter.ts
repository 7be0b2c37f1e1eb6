import type { SelectQueryBuilder } from "typeorm";
import { HubError } from "#kit/errors";
import { isGiven, knownCountry, some } from "../reference/filter";
import type { ReturnCase } from "./return.entity";
import type { ReturnCaseFilter } from "./return.inputs";

/** Narrows `query` (alias `returnCase`) to the cases of the filter. Throws FILTER_INVALID. */
export function narrowCases(query: SelectQueryBuilder<ReturnCase>, filter: ReturnCaseFilter): void {
  const { status, destinationCountry, documentStatus } = filter;
  if (isGiven(status)) {
    query.andWhere("returnCase.status IN (:...statuses)", { statuses: some("status", status) });
  }
  if (isGiven(destinationCountry)) {
    const country = knownCountry("destinationCountry", destinationCountry);
    query.andWhere("returnCase.destinationCountryCode = :country", { country });
  }
  if (isGiven(documentStatus)) query.andWhere("returnCase.documentStatus = :documentStatus", { documentStatus });
  narrowToPeriod(query, filter);
}

function narrowToPeriod(query: SelectQueryBuilder<ReturnCase>, filter: ReturnCaseFilter): void {
  const { requestedFrom, requestedUntil } = filter;
  if (requestedFrom && requestedUntil && requestedFrom >= requestedUntil) {
    throw new HubError("FILTER_INVALID", "filter: requestedFrom is not before requestedUntil.");
  }
  if (requestedFrom) query.andWhere("returnCase.occurredAt >= :requestedFrom", { requestedFrom });
  if (requestedUntil) query.andWhere("returnCase.occurredAt < :requestedUntil", { requestedUntil });
}
