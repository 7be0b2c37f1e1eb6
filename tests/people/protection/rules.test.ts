import {
  scoreOf,
  CLUE_WEIGHTS,
  POTENTIAL_DUPLICATE_STATES,
} from "../../../services/people/protection/duplicate/duplicate.rules";
import { DuplicateClue, PotentialDuplicateStatus } from "../../../services/people/protection/duplicate/duplicate.enums";
import { isInForce } from "../../../services/people/protection/agreement/agreement.rules";
import {
  ASSESSMENT_HOURS,
  assessmentDueAt,
  CHILD_CASE_STATES,
  CHILD_CASE_WORKFLOW,
  isAssessmentOverdue,
  RISK_RANKS,
} from "../../../services/people/protection/case/case.rules";
import {
  ChildCaseRisk,
  ChildCaseStatus,
  ChildCaseWorkflowState,
} from "../../../services/people/protection/case/case.enums";
import { consentStatus } from "../../../services/people/protection/consent/consent.rules";
import { wordingHash } from "../../../services/people/protection/consent/wording.hash";
import { ConsentPurpose } from "../../../services/people/protection/consent/consent.enums";
import { WORDINGS } from "../../../services/people/protection/consent/wording.texts";
import { ReferralStatus } from "../../../services/people/protection/referral/referral.enums";
import { REFERRAL_STATES } from "../../../services/people/protection/referral/referral.rules";
import { TracingRequestStatus } from "../../../services/people/protection/tracing/tracing.enums";
import { TRACING_REQUEST_STATES } from "../../../services/people/protection/tracing/tracing.rules";
import { CASE_TRANSFER_STATES } from "../../../services/people/protection/transfer/transfer.rules";

type Table = Record<string, readonly string[]>;

const TABLES: [string, object, Table, string][] = [
  ["a child case", ChildCaseStatus, CHILD_CASE_STATES, "IDENTIFIED"],
  ["the work on a case", ChildCaseWorkflowState, CHILD_CASE_WORKFLOW, "NEW"],
  ["a referral", ReferralStatus, REFERRAL_STATES, "IN_PROGRESS"],
  ["a transfer", ReferralStatus, CASE_TRANSFER_STATES, "IN_PROGRESS"],
  ["a tracing request", TracingRequestStatus, TRACING_REQUEST_STATES, "OPEN"],
  ["a potential duplicate", PotentialDuplicateStatus, POTENTIAL_DUPLICATE_STATES, "OPEN"],
];

describe.each(TABLES)("the states of %s", (_, states, table, first) => {
  test("are all in the table, and the table has no others", () => {
    expect(Object.keys(table).sort()).toEqual(Object.values(states).sort());
    expect(Object.keys(table)).toEqual(expect.arrayContaining([...new Set(Object.values(table).flat())]));
  });

  test("can all be reached from the first, and none follows itself", () => {
    const reached = new Set([first]);
    for (const state of reached) for (const next of table[state] ?? []) reached.add(next);
    expect([...reached].sort()).toEqual(Object.keys(table).sort());
    for (const [state, following] of Object.entries(table)) expect(following).not.toContain(state);
  });
});

describe("an assessment", () => {
  const identifiedAt = new Date("2018-04-23T08:00:00Z");

  test.each([
    ["HIGH", "2018-04-24T08:00:00.000Z"],
    ["MEDIUM", "2018-04-26T08:00:00.000Z"],
    ["LOW", "2018-04-30T08:00:00.000Z"],
  ] as const)("of a child at %s risk identified on 23 April is due at %s", (risk, due) => {
    expect(assessmentDueAt(identifiedAt, risk).toISOString()).toBe(due);
  });

  test("has a period and a rank for every risk, the shorter for the higher", () => {
    const risks = Object.values(ChildCaseRisk).sort((a, b) => RISK_RANKS[a] - RISK_RANKS[b]);
    const periods = risks.map((risk) => ASSESSMENT_HOURS[risk]);
    expect(periods).toEqual([24, 72, 168]);
  });

  const due = assessmentDueAt(identifiedAt, "HIGH");
  test.each([
    ["OPEN", null, 0, true],
    ["IDENTIFIED", null, 0, true],
    ["OPEN", null, -1, false],
    ["OPEN", identifiedAt, 0, false],
    ["CLOSED", null, 0, false],
    ["TRANSFERRED", null, 0, false],
  ] as const)("of a case that is %s, assessed %s, %d ms after the due moment: overdue is %s", (...row) => {
    const [status, assessedAt, after, overdue] = row;
    const now = new Date(due.getTime() + after);
    expect(isAssessmentOverdue({ status, assessedAt, assessmentDueAt: due }, now)).toBe(overdue);
  });
});

describe("a consent", () => {
  const now = new Date("2018-04-30T18:00:00Z");
  const given = { validFrom: new Date("2018-04-20T08:00:00Z"), expiresOn: null, withdrawnAt: null };
  test.each([
    ["ACTIVE", {}],
    ["ACTIVE", { expiresOn: "2018-04-30" }],
    ["EXPIRED", { expiresOn: "2018-04-29" }],
    ["WITHDRAWN", { withdrawnAt: now }],
    ["WITHDRAWN", { withdrawnAt: now, expiresOn: "2018-04-01" }],
    ["ACTIVE", { withdrawnAt: new Date(now.getTime() + 1) }],
    ["NOT_YET_VALID", { validFrom: new Date(now.getTime() + 1) }],
    ["ACTIVE", { validFrom: now }],
  ])("is %s on 30 April with %j", (status, change) => {
    expect(consentStatus({ ...given, ...change }, now, "2018-04-30")).toBe(status);
  });

  test("has a wording with words in both languages for each purpose in use", () => {
    for (const { purpose, en, fr } of WORDINGS) {
      expect(Object.values(ConsentPurpose)).toContain(purpose);
      expect(en.length).toBeGreaterThan(100);
      expect(fr).not.toBe(en);
    }
  });

  test("has a hash that changes with a single letter of either language", () => {
    const hash = wordingHash({ en: "Yes?", fr: "Oui ?" });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(wordingHash({ en: "Yes!", fr: "Oui ?" })).not.toBe(hash);
    expect(wordingHash({ en: "Yes?", fr: "Oui !" })).not.toBe(hash);
  });
});

test.each([
  ["2018-04-09", false],
  ["2018-04-10", true],
  ["2018-04-24", true],
  ["2018-04-25", false],
])("an agreement from 10 to 24 April is in force on %s: %s", (today, holds) => {
  expect(isInForce({ validFrom: "2018-04-10", expiresOn: "2018-04-24" }, today)).toBe(holds);
  expect(isInForce({ validFrom: "2018-04-10", expiresOn: null }, today)).toBe(today >= "2018-04-10");
});

test("the score of two records grows with each clue and never passes 100", () => {
  expect(Object.keys(CLUE_WEIGHTS).sort()).toEqual(Object.values(DuplicateClue).sort());
  expect(scoreOf([])).toBe(0);
  expect(scoreOf(["SAME_NAME", "SAME_SEX"])).toBe(45);
  expect(scoreOf(Object.values(DuplicateClue))).toBe(100);
});
