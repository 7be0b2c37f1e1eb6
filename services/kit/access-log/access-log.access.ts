// Who may read the access log: alike in every agency.
import type { ClassType } from "type-graphql";
import type { AgencyAccess } from "#kit/access/policy";
import { everyRow, type Rows } from "#kit/access/rows";
import { ACCESS_LOG_TABLES } from "./access-log.entity";

export const accessLogCategories: AgencyAccess["categories"] = {
  accessLog: {
    level: "L2",
    says: "The access log: who read what of whom, and what was refused",
    read: ["auditor"],
    isLogged: false,
  },
  accessHistory: { level: "L2", says: "Who saw one person's file", read: ["iom-registrar"], isLogged: false },
};

/** The types that hold the log, each with the one field of this agency. */
export function accessLogTypes(agency: string): AgencyAccess["types"] {
  return {
    AccessLog: { accessLog: `id ${agency}` },
    AccessLogLine: {
      accessLog:
        "number at hubTime requestId operationName user agency roles purpose operationCode reads refusals personIds hash",
    },
    // Stands in both.
    AccessLogRead: { open: "category level ground" },
    AccessLogRefusal: { accessLog: "coordinate code" },
    AccessLogFilter: { accessLog: "personId user agency category ground isRefusal from until" },
    AccessHistory: { accessHistory: `personId ${agency}` },
    AccessHistoryEntry: { accessHistory: "at user agency roles purpose reads" },
  };
}

/** The head is the chain's own. Its lines have no operation column to go by alone: `access-log.pages.ts` narrows them. */
export const accessLogRows: readonly (readonly [ClassType, Rows])[] = ACCESS_LOG_TABLES.map((table) => [
  table,
  { auditor: everyRow, "iom-registrar": everyRow },
]);
