import { ageBandOf } from "../../services/health/alert/alert.rules";
import { AlertAgeBand } from "../../services/health/alert/alert.enums";
import { ConditionClinicalStatus } from "../../services/health/condition/condition.enums";
import { CONDITION_STATES } from "../../services/health/condition/condition.rules";
import { allowsTravel, isVerdictValidAt, latestByMode, mayTravelAt } from "../../services/health/fitness/fitness.rules";
import { FitToTravelVerdict } from "../../services/health/fitness/fitness.enums";
import { DIAGNOSES, NOTIFIABLE } from "../../services/health/invented/diagnoses";
import { MedicalNeedCategory, MedicalNeedPriority, MedicalNeedStatus } from "../../services/health/need/need.enums";
import { dueAtOf, isOverdueAt, NEED_STATES, PRIORITIES } from "../../services/health/need/need.rules";
import icd10 from "../../services/health/reference/icd10.json";
import loinc from "../../services/health/reference/loinc.json";
import { HealthReferralStatus } from "../../services/health/referral/referral.enums";
import { REFERRAL_STATES } from "../../services/health/referral/referral.rules";
import { MEASURES } from "../../services/health/screening/observation.rules";
import { ObservationKind } from "../../services/health/screening/screening.enums";
import { L4_CATEGORIES, levelOfCategory, levelOfDiagnosis } from "../../services/health/sensitivity/sensitivity.rules";

describe.each([
  ["medical need", MedicalNeedStatus, NEED_STATES as Record<string, readonly string[]>, ["DRAFT"]],
  ["condition", ConditionClinicalStatus, CONDITION_STATES as Record<string, readonly string[]>, ["ACTIVE"]],
  ["referral", HealthReferralStatus, REFERRAL_STATES as Record<string, readonly string[]>, ["REQUESTED"]],
])("the states of a %s", (_, states, table, first) => {
  test("are all in the table, and no others", () => {
    expect(Object.keys(table).sort()).toEqual(Object.values<string>(states).sort());
  });

  test("can all be reached from the first", () => {
    const reached = new Set(first);
    for (const state of reached) for (const next of table[state] ?? []) reached.add(next);
    expect([...reached].sort()).toEqual(Object.values<string>(states).sort());
  });

  test("never lead to themselves", () => {
    expect(Object.entries(table).filter(([state, next]) => next.includes(state))).toEqual([]);
  });
});

describe("a need", () => {
  const openedAt = new Date("2018-04-23T06:30:00Z");

  test.each([
    ["STAT", "2018-04-23T07:30:00.000Z"],
    ["ASAP", "2018-04-24T06:30:00.000Z"],
    ["URGENT", "2018-04-25T06:30:00.000Z"],
    ["ROUTINE", "2018-04-30T06:30:00.000Z"],
  ] as const)("of priority %s is due at %s", (priority, due) => {
    expect(dueAtOf(priority, openedAt).toISOString()).toBe(due);
  });

  test("is ranked in the order in which the priorities are listed", () => {
    expect(Object.values(MedicalNeedPriority).map((priority) => PRIORITIES[priority].rank)).toEqual([0, 1, 2, 3]);
  });

  test.each(Object.values(MedicalNeedStatus))("in state %s is overdue only while it waits", (status) => {
    const now = new Date(openedAt.getTime() + 1);
    expect(isOverdueAt({ status, dueAt: openedAt }, now)).toBe(["ACTIVE", "ON_HOLD"].includes(status));
    expect(isOverdueAt({ status, dueAt: openedAt }, openedAt)).toBe(false);
  });
});

describe("a verdict", () => {
  const at = (hour: number): Date => new Date(Date.UTC(2018, 3, 23, hour));
  const fit = { verdict: "FIT", mode: "ROAD", assessedAt: at(6), validUntil: at(12), suspendedAt: null } as const;

  test("holds from when it was given until just before it ends", () => {
    expect([5, 6, 11, 12].map((hour) => isVerdictValidAt(fit, "ROAD", at(hour)))).toEqual([false, true, true, false]);
  });

  test("does not hold for another mode, nor once it is suspended", () => {
    expect(isVerdictValidAt(fit, "AIR", at(7))).toBe(false);
    const suspended = { ...fit, suspendedAt: at(8) };
    expect([7, 8].map((hour) => isVerdictValidAt(suspended, "ROAD", at(hour)))).toEqual([true, false]);
  });

  test.each(Object.values(FitToTravelVerdict))("%s allows travel only if it says fit", (verdict) => {
    expect(allowsTravel({ verdict })).toBe(verdict.startsWith("FIT"));
  });

  test("is the latest of its mode, whatever order they are told in", () => {
    const later = { ...fit, assessedAt: at(8) };
    const air = { ...fit, mode: "AIR" as const, assessedAt: at(7) };
    expect(latestByMode([fit, later, air])).toEqual([later, air]);
    expect(latestByMode([air, later, fit])).toEqual([later, air]);
    expect(latestByMode([])).toEqual([]);
  });

  test("that is older and has not run out is worth nothing beside a later unfit one", () => {
    const unfit = { ...fit, verdict: "UNFIT" as const, assessedAt: at(8) };
    expect(mayTravelAt([fit, unfit], "ROAD", at(7))).toBe(true);
    expect(mayTravelAt([fit, unfit], "ROAD", at(9))).toBe(false);
    expect(mayTravelAt([], "ROAD", at(9))).toBe(false);
  });
});

describe("level L4", () => {
  test("is that of HIV, sexual violence and mental health, and of nothing else", () => {
    const levels = Object.values(MedicalNeedCategory).filter((category) => levelOfCategory(category) === "L4");
    expect(levels.sort()).toEqual([...L4_CATEGORIES].sort());
    expect(["B20", "B24", "F43.1", "T74.2", "Z21", "Y05"].map(levelOfDiagnosis)).toEqual(Array(6).fill("L4"));
    expect(["B54", "E86", "T67.0", "Z33", "B25", "T74.1"].map(levelOfDiagnosis)).toEqual(Array(6).fill("L3"));
  });

  test("is the same for a category and for its diagnoses", () => {
    for (const category of Object.values(MedicalNeedCategory)) {
      const levels = DIAGNOSES[category].map(({ code }) => levelOfDiagnosis(code));
      expect(new Set(levels)).toEqual(new Set([levelOfCategory(category)]));
    }
  });
});

describe("the code lists", () => {
  test("hold every diagnosis that is made, in both languages", () => {
    const codes = [...Object.values(DIAGNOSES).flatMap((some) => some.map(({ code }) => code)), ...NOTIFIABLE];
    expect([...new Set(codes)].filter((code) => !Object.hasOwn(icd10.terms, code))).toEqual([]);
    expect(Object.values(icd10.terms).filter(({ en, fr }) => !en || !fr)).toEqual([]);
  });

  test("hold every LOINC code that is used", () => {
    const codes = Object.values(ObservationKind).map((kind) => MEASURES[kind].loinc);
    expect(codes.filter((code) => code !== null && !Object.hasOwn(loinc.terms, code))).toEqual([]);
  });

  test("give each age its band", () => {
    expect([0, 4, 5, 11, 12, 17, 18, 59, 60, 99].map(ageBandOf)).toEqual(
      Object.values(AlertAgeBand).flatMap((band) => [band, band]),
    );
  });
});
