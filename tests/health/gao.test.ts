// What health tells of the two operations of 2018 is what the story tells.
import type { Chapter, PersonStory } from "#scenario/story";
import { agadez2018, gao2018 } from "../support/stories";
import { FitToTravelVerdict, TravelMode, TravelRequirement } from "../../services/health/fitness/fitness.enums";
import { ConditionClinicalStatus } from "../../services/health/condition/condition.enums";
import { AlertClassification } from "../../services/health/alert/alert.enums";
import { AllergySeverity } from "../../services/health/allergy/allergy.enums";
import { MedicalNeedCategory, MedicalNeedPriority, MedicalNeedStatus } from "../../services/health/need/need.enums";
import { HealthReferralStatus } from "../../services/health/referral/referral.enums";
import { ObservationKind, Triage } from "../../services/health/screening/screening.enums";
import { health } from "../../services/health/subgraph";
import { seedHealth } from "../../services/health/seed";
import { agencyUnderTest, type AgencyUnderTest, askFor, type Entities } from "../support/agency";
import { engines } from "../support/databases";

const REPORT = `query ($of: [_Any!]!) {
  _entities(representations: $of) {
    ... on Operation {
      needsByPriority { priority active onHold completed total }
      screeningsByTriage { triage count }
    }
  }
}`;

const VERDICTS = `query ($of: [_Any!]!) {
  _entities(representations: $of) {
    ... on Person { id fitToTravelByMode { id verdict mode assessedAt validUntil requirements recheckOn } }
  }
}`;

interface Verdict {
  id: string;
  verdict: string;
  mode: string;
  validUntil: string;
  requirements: string[];
  recheckOn: string | null;
}

describe.each(engines())("the operations of 2018 on $name", (engine) => {
  let agency: AgencyUnderTest;
  let chapters: Chapter[];

  beforeAll(async () => {
    chapters = [gao2018(), agadez2018()];
    agency = await agencyUnderTest(engine, health, seedHealth, chapters);
  }, 60_000);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  test("have the needs and screenings of the story, by priority, state and triage", async () => {
    const of = chapters.map(({ operation }) => ({ __typename: "Operation", code: operation.code }));
    const { data } = await askFor<Entities<object>>(agency, REPORT, { of });
    expect(data._entities).toEqual(
      chapters.map(({ people }) => {
        const needs = people.flatMap((person) => person.needs);
        const screenings = people.flatMap(({ screening }) => screening ?? []);
        return {
          needsByPriority: Object.values<string>(MedicalNeedPriority).map((priority) => {
            const own = needs.filter((need) => need.priority === priority);
            const inState = (state: string): number => own.filter(({ status }) => status === state).length;
            const [active, onHold, completed] = [inState("ACTIVE"), inState("ON_HOLD"), inState("COMPLETED")];
            return { priority, active, onHold, completed, total: own.length };
          }),
          screeningsByTriage: Object.values<string>(Triage).map((triage) => ({
            triage,
            count: screenings.filter((screening) => screening.triage === triage).length,
          })),
        };
      }),
    );
  });

  test("have the latest verdicts of the story for each mode, with what only the clinic knows", async () => {
    const people = chapters
      .flatMap((chapter) => chapter.people.filter(({ verdicts }) => verdicts.length > 1))
      .slice(0, 200);
    const of = people.map(({ id }) => ({ __typename: "Person", id }));
    const { data } = await askFor<Entities<{ id: string; fitToTravelByMode: Verdict[] }>>(agency, VERDICTS, { of });
    const told = ({ verdicts }: PersonStory, mode: string) =>
      verdicts.filter((one) => one.mode === mode).sort((a, b) => b.assessedAt.getTime() - a.assessedAt.getTime())[0];
    people.forEach((person, index) => {
      const answered = data._entities[index]?.fitToTravelByMode ?? [];
      const expected = ["ROAD", "AIR"].flatMap((mode) => told(person, mode) ?? []);
      expect(answered.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
      for (const { verdict, requirements, recheckOn } of answered) {
        expect(requirements.length > 0).toBe(verdict === "FIT_WITH_REQUIREMENTS");
        expect(recheckOn !== null).toBe(verdict === "TEMPORARILY_UNFIT");
      }
    });
  });

  // Drafts and mistakes are not told.
  const { DRAFT: _, ENTERED_IN_ERROR: __, ...told } = MedicalNeedStatus;
  test.each([
    ["screening", "triage", Object.values(Triage)],
    ["observation", "kind", Object.values(ObservationKind)],
    ["health_condition", "clinicalStatus", Object.values(ConditionClinicalStatus)],
    ["medical_need", "status", Object.values(told)],
    ["medical_need", "category", Object.values(MedicalNeedCategory)],
    ["medical_need", "priority", Object.values(MedicalNeedPriority)],
    ["health_referral", "status", Object.values(HealthReferralStatus)],
    ["fit_to_travel", "verdict", Object.values(FitToTravelVerdict)],
    ["fit_to_travel", "mode", Object.values(TravelMode)],
    ["allergy", "severity", Object.values(AllergySeverity)],
    ["notifiable_alert", "classification", Object.values(AlertClassification)],
  ])("have every value of %s.%s that the story can tell", async (table, column, values) => {
    const { target = table } = agency.db.dataSource.entityMetadatas.find(({ tableName }) => tableName === table) ?? {};
    const rows = await agency.db.find(target, { select: { [column]: true } });
    expect([...new Set(rows.map((row) => row[column] as string))].sort()).toEqual([...values].sort());
  });

  test("have every requirement that a verdict can name", async () => {
    const rows = await agency.db.query<{ requirements: string }[]>("SELECT DISTINCT requirements FROM fit_to_travel");
    const named = new Set(rows.flatMap(({ requirements }) => JSON.parse(requirements) as string[]));
    expect([...named].sort()).toEqual(Object.values(TravelRequirement).sort());
  });

  test("have no record that reached the hub before it happened, or after the story ends", async () => {
    for (const table of ["screening", "medical_need", "health_condition", "health_referral", "fit_to_travel"]) {
      const [row] = await agency.db.query<{ count: number }[]>(
        `SELECT COUNT(*) AS count FROM ${table} WHERE recordedAt < occurredAt OR occurredAt > '2018-04-30 18:00:00.000'`,
      );
      expect([table, Number(row?.count)]).toEqual([table, 0]);
    }
  });
});
