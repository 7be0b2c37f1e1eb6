// How long movement operations keep what they hold. The days are theirs to set: see services/people/people.retention.ts.
import { ACCESS_LOG_TABLES } from "#kit/access-log/access-log.entity";
import { Act } from "#kit/acts/act.entity";
import { Letter } from "#kit/outbox/letter.entity";
import { PersonTie } from "#kit/access/tie.entity";
import { RECORD_COLUMNS, type RetentionPlan } from "#kit/retention/plan";
import { TravelDocument } from "./document/document.entity";
import { ManifestEntry } from "./manifest/manifest.entity";
import { Operation } from "./operation/operation.entity";
import { ReturnCase } from "./return/return.entity";
import { Trip } from "./trip/trip.entity";
import { Vehicle } from "./vehicle/vehicle.entity";

const ENDED = "'ARRIVED', 'HANDED_OVER', 'NO_SHOW', 'OFFLOADED', 'DECLINED'";

/** What desks wrote of a passage, and the ids of verdicts and relatives on which it rested. */
const UNTOLD = { householdId: null, apartReason: null, offReason: null, receivedBy: null, evidence: null };

export const transportRetention: RetentionPlan = {
  classes: {
    passage: { says: "Who was on which trip, from when the trip was over for them", days: 5 * 365 },
    returnCase: { says: "Assisted returns, from when they were closed or withdrawn", days: 5 * 365 },
    document: { says: "Travel documents, from when they ran out or were refused", days: 365 },
    tie: { says: "Who worked with somebody, from when it ended", days: 365 },
  },
  tables: [
    {
      table: TravelDocument,
      class: "document",
      person: "personId",
      over: (row) => `${row}.expiresOn <= :before OR ${row}.status = 'REFUSED' AND ${row}.recordedAt <= :before`,
      atEnd: "row",
    },
    {
      table: ManifestEntry,
      class: "passage",
      person: "personId",
      over: (row) => `${row}.status IN (${ENDED}) AND ${row}.recordedAt <= :before`,
      // Codes of holds tell of health and protection.
      withPerson: { heldCodes: [], seat: null, livePersonId: null, ...UNTOLD },
      live: { says: "a trip that is not over", where: (row) => `${row}.status NOT IN (${ENDED})` },
      stays: `${RECORD_COLUMNS} tripId personId purpose destinationCountryCode status clearedAt boardedAt arrivedAt handedOverAt`,
    },
    {
      table: ReturnCase,
      class: "returnCase",
      person: "personId",
      over: (row) => `${row}.status IN ('CLOSED', 'WITHDRAWN') AND ${row}.changedAt <= :before`,
      withPerson: {
        destinationName: "",
        programme: "",
        allowanceAmount: null,
        allowanceCurrency: null,
        ...{ counsellor: null, counselledAt: null, counsellingLanguage: null, declaredAt: null },
        ...{ declarationMethod: null, declaredBy: null, declarerId: null, reintegration: null, livePersonId: null },
        ...{ suspendedFrom: null, stopReason: null, allowancePaidAt: null },
      },
      live: {
        says: "a return case that is not closed",
        where: (row) => `${row}.status NOT IN ('CLOSED', 'WITHDRAWN', 'ARRIVED')`,
      },
      stays: `${RECORD_COLUMNS} personId status changedAt destinationCountryCode tripId documentStatus`,
    },
    // Who declared it for a minor.
    { table: ReturnCase, class: "returnCase", person: "declarerId", withPerson: { declarerId: null } },
    { table: PersonTie, class: "tie", person: "personId", over: (row) => `${row}.endedAt <= :before`, atEnd: "row" },
  ],
  impersonal: [Operation, Trip, Vehicle, ...ACCESS_LOG_TABLES, Act, Letter],
  accessLogDays: 10 * 365,
};
