// How long the shelters keep what they hold. The days are theirs to set: see services/people/people.retention.ts.
import { ACCESS_LOG_TABLES } from "#kit/access-log/access-log.entity";
import { Act } from "#kit/acts/act.entity";
import { Letter } from "#kit/outbox/letter.entity";
import { PersonTie } from "#kit/access/tie.entity";
import { RECORD_COLUMNS, type RetentionPlan } from "#kit/retention/plan";
import { Distribution } from "./distribution/distribution.entity";
import { Recipient } from "./distribution/recipient.entity";
import { Guest } from "./guest/guest.entity";
import { Operation } from "./operation/operation.entity";
import { PlacementRequest } from "./placement/placement.entity";
import { ResourceRequest } from "./request/request.entity";
import { Shelter } from "./shelter/shelter.entity";
import { ShelterStay } from "./stay/stay.entity";
import { ShelterTask } from "./task/task.entity";
import { HousingUnit } from "./unit/unit.entity";

export const sheltersRetention: RetentionPlan = {
  classes: {
    stay: { says: "Where somebody slept, from when they left", days: 2 * 365 },
    relief: { says: "What somebody was given, from that day on", days: 2 * 365 },
    tie: { says: "Who worked with somebody, from when it ended", days: 365 },
  },
  tables: [
    {
      table: ShelterStay,
      class: "stay",
      person: "personId",
      over: (row) =>
        `${row}.status IN ('CHECKED_OUT', 'MOVED') AND ${row}.checkedOutAt <= :before OR ${row}.status IN ('NO_SHOW', 'CANCELLED') AND ${row}.recordedAt <= :before`,
      atEnd: { bedLabel: null },
      live: { says: "a place in a shelter", where: (row) => `${row}.status IN ('RESERVED', 'CHECKED_IN')` },
      stays: `${RECORD_COLUMNS} personId shelterId unitId status isOverflow reservedAt reservationExpiresAt checkedInAt checkedInOn checkedOutAt liveKey endReason forTripId`,
    },
    {
      table: PlacementRequest,
      class: "stay",
      person: "personId",
      over: (row) => `${row}.endedAt <= :before`,
      withPerson: {},
      live: { says: "somebody who waits for a place", where: (row) => `${row}.status = 'WAITING'` },
      stays: `${RECORD_COLUMNS} personId status endedAt shelterId waitingPersonId`,
    },
    {
      table: Distribution,
      class: "relief",
      person: "personId",
      over: (row) => `${row}.occurredAt <= :before`,
      withPerson: {},
      stays: `${RECORD_COLUMNS} personId shelterId kind quantity`,
    },
    {
      table: Guest,
      class: "tie",
      person: "personId",
      over: (row) =>
        `${row}.toldAt <= :before AND NOT EXISTS (SELECT 1 FROM shelter_stay s WHERE s.personId = ${row}.personId AND s.liveKey IS NOT NULL)`,
      atEnd: "row",
    },
    { table: Recipient, class: "relief", person: "personId", withPerson: "row" },
    { table: PersonTie, class: "tie", person: "personId", over: (row) => `${row}.endedAt <= :before`, atEnd: "row" },
  ],
  impersonal: [Operation, Shelter, HousingUnit, ResourceRequest, ShelterTask, ...ACCESS_LOG_TABLES, Act, Letter],
  accessLogDays: 10 * 365,
};
