// What a clinic writes: each act in each state, what is urgent against what lets people travel, and what nobody may see.
import { randomUUID } from "node:crypto";
import { IsNull } from "typeorm";
import { insertRows } from "#kit/insert";
import { statesBefore } from "#kit/states";
import { transact } from "#kit/transaction";
import type { Viewer } from "#kit/viewer";
import { NotifiableAlert } from "../../services/health/alert/alert.entity";
import { Condition } from "../../services/health/condition/condition.entity";
import { ConditionClinicalStatus } from "../../services/health/condition/condition.enums";
import { CONDITION_STATES } from "../../services/health/condition/condition.rules";
import { FitToTravel } from "../../services/health/fitness/fitness.entity";
import { MedicalNeed } from "../../services/health/need/need.entity";
import { MedicalNeedCategory, MedicalNeedPriority, MedicalNeedStatus } from "../../services/health/need/need.enums";
import { NEED_STATES } from "../../services/health/need/need.rules";
import { HealthReferral } from "../../services/health/referral/referral.entity";
import { HealthReferralStatus } from "../../services/health/referral/referral.enums";
import { REFERRAL_STATES } from "../../services/health/referral/referral.rules";
import { HealthSensitivity } from "../../services/health/sensitivity/sensitivity.enums";
import { seedHealth } from "../../services/health/seed";
import { health } from "../../services/health/subgraph";
import { beforeAnybodyCame } from "../drills/before";
import { agencyUnderTest, type AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { hoursAgo, NOW } from "./crowd";
import { stepsOf } from "../support/steps";

const CLINICIAN: Viewer = {
  ...{ sub: "nurse", agency: "IOM", roles: ["clinician"], operations: [], sites: [], purpose: "MEDICAL_CARE" },
};
const OTHER: Viewer = { ...CLINICIAN, sub: "another" };

const VERDICT = "id verdict mode requirements validUntil isValid suspendedAt recheckOn assessedBy";
const ANSWERS: Record<string, string> = {
  screen: "screening { id triage observations { kind value unit } }",
  recordCondition: "condition { id clinicalStatus isUrgent sensitivity diagnosis { code } }",
  changeCondition: "condition { id clinicalStatus }",
  recordMedication: "medication { id name sensitivity }",
  recordAllergy: "allergy { id substance severity }",
  referPatient: "referral { id status sensitivity need { id } }",
  certifyFitToTravel: `fitToTravel { ${VERDICT} }`,
  suspendFitToTravel: `fitToTravel { ${VERDICT} }`,
  raiseAlert: "alert { id site count disease { code } }",
};
const NEED = "need { id status priority dueAt closedAt triage sensitivity }";

const inputOf = (name: string): string => {
  if (/^(activate|hold|complete|revoke|strike)Need$/.test(name)) return "NeedStepInput";
  if (name.endsWith("HealthReferral")) return "HealthReferralStepInput";
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
};
const answerOf = (name: string): string =>
  ANSWERS[name] ?? (name.endsWith("HealthReferral") ? "referral { id status }" : NEED);

describe.each(engines())("a clinic on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await agencyUnderTest(engine, health, seedHealth, beforeAnybodyCame());
  });
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  async function act(name: string, input: object, viewer = CLINICIAN) {
    const source = `mutation ($input: ${inputOf(name)}!) { ${name}(input: $input) { ${answerOf(name)} } }`;
    const { data, codes, messages } = await agency.ask(source, { input: { id: randomUUID(), ...input } }, viewer);
    return { told: data?.[name], codes, messages };
  }
  const of = (personId: string): object => ({ operation: "GAO-2018", personId });
  const certify = (personId: string, about: object = {}, viewer = CLINICIAN) =>
    act("certifyFitToTravel", { ...of(personId), mode: "ROAD", verdict: "FIT", ...about }, viewer);
  const verdictOf = async (id: string): Promise<FitToTravel> => agency.db.findOneByOrFail(FitToTravel, { id });

  const STAT = { category: "EMERGENCY", priority: "STAT" };
  test.each<[string, (personId: string) => Promise<() => Promise<{ codes: unknown[] }>>]>([
    ["a need", (personId) => Promise.resolve(() => act("recordNeed", { ...of(personId), ...STAT }))],
    [
      "a draft that becomes active",
      async (personId) => {
        const { told } = await act("recordNeed", { ...of(personId), ...STAT, isDraft: true });
        return () => act("activateNeed", { needId: told.need.id });
      },
    ],
    [
      "a need that becomes urgent",
      async (personId) => {
        const { told } = await act("recordNeed", { ...of(personId), ...STAT, priority: "ROUTINE" });
        return () => act("changeNeedPriority", { needId: told.need.id, priority: "STAT" });
      },
    ],
  ])("a verdict and %s at once never both hold, whoever was first", async (_, prepared) => {
    const rounds = Array.from({ length: 20 }, async (__, round) => {
      const personId = randomUUID();
      const urge = await prepared(personId);
      const both = [() => certify(personId), urge];
      const answers = await Promise.all((round % 2 ? both : both.reverse()).map((one) => one()));
      const live = await agency.db.countBy(FitToTravel, { personId, suspendedAt: IsNull() });
      const urgent = await agency.db.countBy(MedicalNeed, { personId, status: MedicalNeedStatus.ACTIVE });
      return { codes: answers.flatMap(({ codes }) => codes), live, urgent };
    });
    for (const { codes, live, urgent } of await Promise.all(rounds)) {
      expect([[], ["URGENT_NEED_OPEN"]]).toContainEqual(codes);
      expect([live, urgent]).toEqual([0, 1]);
    }
  });
  // The rest does not depend on the engine.
  if (engine.name === "MariaDB") return;

  describe("a verdict", () => {
    test("holds for 72 hours, once, and names who gave it", async () => {
      const input = { id: randomUUID(), ...of(randomUUID()), mode: "ROAD", verdict: "FIT" };
      const first = await act("certifyFitToTravel", input);
      const validUntil = new Date(NOW.getTime() + 72 * 3_600_000).toISOString();
      expect(first).toMatchObject({
        codes: [],
        told: { fitToTravel: { validUntil, isValid: true, assessedBy: "nurse" } },
      });
      expect(await act("certifyFitToTravel", input)).toEqual(first);
      expect((await act("certifyFitToTravel", input, OTHER)).codes).toEqual(["ID_TAKEN"]);
      expect(await agency.db.countBy(FitToTravel, { id: input.id })).toBe(1);
    });

    test.each<[string, object, string]>([
      ["requirements it does not have", { requirements: ["OXYGEN"] }, "INPUT_INVALID"],
      ["no requirements though it says so", { verdict: "FIT_WITH_REQUIREMENTS" }, "INPUT_INVALID"],
      [
        "one requirement twice",
        { verdict: "FIT_WITH_REQUIREMENTS", requirements: ["OXYGEN", "OXYGEN"] },
        "INPUT_INVALID",
      ],
      ["no day to look again", { verdict: "TEMPORARILY_UNFIT" }, "INPUT_INVALID"],
      ["today as the day to look again", { verdict: "TEMPORARILY_UNFIT", recheckOn: "2018-04-30" }, "INPUT_INVALID"],
      ["a day to look again without reason", { recheckOn: "2018-05-03" }, "INPUT_INVALID"],
      ["more than 72 hours", { validUntil: "2018-05-20T00:00:00Z" }, "TIME_INVALID"],
      ["an end before its beginning", { validUntil: "2018-04-01T00:00:00Z" }, "TIME_INVALID"],
      ["an examination that is yet to come", { occurredAt: "2018-06-01T00:00:00Z" }, "TIME_INVALID"],
      ["an operation that is not there", { operation: "NOWHERE" }, "OPERATION_UNKNOWN"],
      ["somebody who is no id", { personId: "7" }, "ID_MALFORMED"],
    ])("is not given with %s", async (_, about, code) => {
      const before = await agency.db.count(FitToTravel);
      expect((await certify(randomUUID(), about)).codes).toEqual([code]);
      expect(await agency.db.count(FitToTravel)).toBe(before);
    });

    test.each(["STAT", "ASAP"])(
      "is not given while a %s need is open, and loses its force when one comes",
      async (priority) => {
        const personId = randomUUID();
        const { told } = await certify(personId);
        const need = await act("recordNeed", { ...of(personId), category: "EMERGENCY", priority });
        expect(await verdictOf(told.fitToTravel.id as string)).toMatchObject({ suspendedAt: NOW, validUntil: NOW });
        expect((await certify(personId)).codes).toEqual(["URGENT_NEED_OPEN"]);
        expect((await certify(personId, { verdict: "UNFIT" })).codes).toEqual([]);
        await act("completeNeed", { needId: need.told.need.id });
        expect((await certify(personId)).codes).toEqual([]);
      },
    );

    test.each<[string, (personId: string) => Promise<unknown>]>([
      [
        "an urgent condition",
        (personId) => act("recordCondition", { ...of(personId), diagnosis: "B54", isUrgent: true }),
      ],
      [
        "a draft that becomes active",
        async (personId) => {
          const draft = { ...of(personId), category: "INJURY", priority: "STAT", isDraft: true };
          const { told } = await act("recordNeed", draft);
          return act("activateNeed", { needId: told.need.id });
        },
      ],
      [
        "a need that becomes urgent",
        async (personId) => {
          const { told } = await act("recordNeed", { ...of(personId), category: "INJURY", priority: "ROUTINE" });
          return act("changeNeedPriority", { needId: told.need.id, priority: "ASAP" });
        },
      ],
      [
        "a clinician's word",
        async (personId) => {
          const [verdict] = await agency.db.findBy(FitToTravel, { personId });
          return act("suspendFitToTravel", { fitToTravelId: verdict?.id });
        },
      ],
    ])("loses its force by %s", async (_, happens) => {
      const personId = randomUUID();
      const { told } = await certify(personId);
      await happens(personId);
      expect(await verdictOf(told.fitToTravel.id as string)).toMatchObject({ suspendedAt: NOW, version: 2 });
    });

    test("keeps it beside what can wait, and a word against travel is not touched", async () => {
      const [fit, unfit] = [randomUUID(), randomUUID()];
      const given = await certify(fit);
      await act("recordNeed", { ...of(fit), category: "CHRONIC", priority: "URGENT" });
      await act("recordCondition", { ...of(fit), diagnosis: "B54" });
      expect(await verdictOf(given.told.fitToTravel.id as string)).toMatchObject({ suspendedAt: null });
      const refused = await certify(unfit, { verdict: "UNFIT" });
      await act("recordNeed", { ...of(unfit), category: "EMERGENCY", priority: "STAT" });
      expect(await verdictOf(refused.told.fitToTravel.id as string)).toMatchObject({ suspendedAt: null });
    });

    test("that is sent late holds nothing where something urgent was found since", async () => {
      const personId = randomUUID();
      const found = { diagnosis: "B54", isUrgent: true, occurredAt: hoursAgo(1) };
      await act("recordCondition", { ...of(personId), ...found });
      expect((await certify(personId, { occurredAt: hoursAgo(2) })).told.fitToTravel).toMatchObject({ isValid: false });
      expect((await certify(personId, { occurredAt: hoursAgo(0.5) })).told.fitToTravel).toMatchObject({
        isValid: true,
      });
    });

    test("that is sent late holds nothing where somebody was an emergency since, even if that is over", async () => {
      const personId = randomUUID();
      const { told } = await act("recordNeed", { ...of(personId), ...STAT, occurredAt: hoursAgo(2) });
      await act("completeNeed", { needId: told.need.id });
      expect((await certify(personId, { occurredAt: hoursAgo(3) })).told.fitToTravel).toMatchObject({ isValid: false });
      expect((await certify(personId, { occurredAt: hoursAgo(1) })).told.fitToTravel).toMatchObject({ isValid: true });
    });

    test("of two at one minute, the one that reached us last is the word", async () => {
      const personId = randomUUID();
      const ids = [randomUUID(), randomUUID()].sort();
      const [low, high] = ids;
      await certify(personId, { id: high, occurredAt: hoursAgo(1) });
      await transact(agency.db, (tx) => tx.update(FitToTravel, { id: high }, { recordedAt: hoursAgo(0.5) }));
      await certify(personId, { id: low, verdict: "UNFIT", occurredAt: hoursAgo(1) });
      const { data } = await agency.ask(
        "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Person { fitToTravelByMode { verdict } } } }",
        { of: [{ __typename: "Person", id: personId }] },
      );
      expect(data).toEqual({ _entities: [{ fitToTravelByMode: [{ verdict: "UNFIT" }] }] });
    });

    test("is not for a clinician of another operation to give, nor what would take its force", async () => {
      const personId = randomUUID();
      const elsewhere = { ...CLINICIAN, operations: ["AGADEZ-2018"] };
      const theirs = { personId, operation: "AGADEZ-2018" };
      const given = await certify(personId, { verdict: "UNFIT" });
      const fit = { ...theirs, mode: "ROAD", verdict: "FIT" };
      expect((await act("certifyFitToTravel", fit, elsewhere)).codes).toEqual(["NOT_FOUND"]);
      expect((await act("recordNeed", { ...theirs, ...STAT }, elsewhere)).codes).toEqual(["NOT_FOUND"]);
      expect((await act("screen", { ...theirs, triage: "RED" }, elsewhere)).codes).toEqual(["NOT_FOUND"]);
      const fitToTravelId = given.told.fitToTravel.id as string;
      expect((await act("suspendFitToTravel", { fitToTravelId }, elsewhere)).codes).toEqual(["NOT_FOUND"]);
      expect(await agency.db.countBy(FitToTravel, { personId })).toBe(1);
      expect((await certify(personId, {}, { ...CLINICIAN, operations: ["GAO-2018"] })).codes).toEqual([]);
    });

    test("that is over is not suspended", async () => {
      const { told } = await certify(randomUUID());
      const fitToTravelId = told.fitToTravel.id as string;
      expect((await act("suspendFitToTravel", { fitToTravelId })).codes).toEqual([]);
      expect((await act("suspendFitToTravel", { fitToTravelId })).codes).toEqual(["STATE_INVALID"]);
      expect((await act("suspendFitToTravel", { fitToTravelId: randomUUID() })).codes).toEqual(["NOT_FOUND"]);
    });
  });

  describe("a screening", () => {
    test("is written with what was measured, and the worklist shows the latest colour", async () => {
      const personId = randomUUID();
      const observations = [
        { kind: "BODY_TEMPERATURE", value: 39.4 },
        { kind: "MUAC", value: 118 },
      ];
      const { told } = await act("screen", { ...of(personId), triage: "RED", observations });
      expect(told.screening).toMatchObject({
        triage: "RED",
        observations: [{ value: 39.4, unit: "Cel" }, { value: 118 }],
      });
      const { told: needed } = await act("recordNeed", { ...of(personId), category: "NUTRITION", priority: "URGENT" });
      expect(needed.need).toMatchObject({ triage: "RED" });
      await act("screen", { ...of(personId), triage: "GREEN", occurredAt: hoursAgo(5) });
      expect(await agency.db.findOneBy(MedicalNeed, { personId })).toMatchObject({ triage: "RED" });
    });

    test.each<[string, object[], string]>([
      ["a value that nobody has", [{ kind: "BODY_TEMPERATURE", value: 394 }], "observations.0.value"],
      ["half a grade", [{ kind: "DEHYDRATION_GRADE", value: 0.5 }], "observations.0.value"],
      ["a kind twice", Array(2).fill({ kind: "MUAC", value: 118 }) as object[], "observations.1.kind"],
    ])("is not written with %s", async (_, observations, field) => {
      const { codes, messages } = await act("screen", { ...of(randomUUID()), triage: "RED", observations });
      expect([codes, messages.join().includes(`input.${field}`)]).toEqual([["INPUT_INVALID"], true]);
    });
  });

  describe("a notifiable disease", () => {
    const cholera = { diagnosis: "A00.9" };
    const alert = { site: "Gao", ageBand: "AGE_18_59", classification: "SUSPECTED" };

    test("is told to the authority with the condition, once, and nothing leads from there to the person", async () => {
      const input = { id: randomUUID(), ...of(randomUUID()), ...cholera, alert };
      const before = await agency.db.count(NotifiableAlert);
      await act("recordCondition", input);
      await act("recordCondition", input);
      expect(await agency.db.count(NotifiableAlert)).toBe(before + 1);
      const rows = await agency.db.find(NotifiableAlert);
      const condition = await agency.db.findOneByOrFail(Condition, { id: input.id });
      for (const row of rows) {
        expect(Object.values(row)).not.toContain(condition.id);
        expect(Object.values(row)).not.toContain(condition.personId);
        expect(row.recordedAt).not.toEqual(condition.recordedAt);
      }
    });

    test("is not recorded without it, and no other disease with it", async () => {
      expect((await act("recordCondition", { ...of(randomUUID()), ...cholera })).codes).toEqual(["ALERT_MISSING"]);
      expect((await act("recordCondition", { ...of(randomUUID()), diagnosis: "B54", alert })).codes).toEqual([
        "INPUT_INVALID",
      ]);
    });

    test("is told of people without a record", async () => {
      const input = { operation: "GAO-2018", disease: "A00.9", day: "2018-04-29", count: 12, ...alert };
      expect((await act("raiseAlert", input)).told.alert).toMatchObject({ count: 12, site: "Gao" });
      expect((await act("raiseAlert", { ...input, disease: "B54" })).codes).toEqual(["INPUT_INVALID"]);
      expect((await act("raiseAlert", { ...input, count: 0 })).codes).toEqual(["INPUT_INVALID"]);
      expect((await act("raiseAlert", { ...input, day: "2018-05-02" })).codes).toEqual(["TIME_INVALID"]);
    });
  });

  describe("what is of level L4", () => {
    test.each<[string, string, object]>([
      ["recordCondition", "condition", { diagnosis: "F43.1" }],
      ["recordNeed", "need", { category: "HIV", priority: "ROUTINE" }],
      ["recordMedication", "medication", { name: "tenofovir", dose: "1", quantityDays: 30, isRestricted: true }],
    ])("by %s is in no answer, and only who wrote it goes on with it", async (name, field, about) => {
      const id = randomUUID();
      expect(await act(name, { id, ...of(randomUUID()), ...about })).toMatchObject({
        codes: [],
        told: { [field]: null },
      });
      const [{ names }] = await agency.db.query<[{ names: string }]>(
        "SELECT account AS names FROM restricted_record_staff WHERE recordId = ?",
        [id],
      );
      expect(names).toBe("nurse");
      const [step, input] =
        field === "condition"
          ? ["changeCondition", { conditionId: id, to: "REMISSION" }]
          : ["holdNeed", { needId: id }];
      if (field === "medication") return;
      expect((await act(step, input, OTHER)).codes).toEqual(["NOT_FOUND"]);
      expect(await act(step, input)).toMatchObject({ codes: [], told: { [field]: null } });
    });

    test("is inherited from the need behind a medicine or referral, and nobody else may rest anything on it", async () => {
      const personId = randomUUID();
      const needId = randomUUID();
      await act("recordNeed", { id: needId, ...of(personId), category: "SEXUAL_VIOLENCE", priority: "URGENT" });
      const referral = { ...of(personId), fromFacility: "Gao", toFacility: "Bamako", reason: "Suivi", needId };
      expect(await act("referPatient", referral)).toMatchObject({ codes: [], told: { referral: null } });
      expect((await act("referPatient", referral, OTHER)).codes).toEqual(["NOT_FOUND"]);
      expect((await act("referPatient", { ...referral, personId: randomUUID() })).codes).toEqual(["NOT_FOUND"]);
    });
  });

  test("allergies and medicines are written, and bad ones are not", async () => {
    const allergy = { ...of(randomUUID()), substance: "pénicilline", severity: "SEVERE" };
    expect((await act("recordAllergy", allergy)).told.allergy).toMatchObject({ substance: "pénicilline" });
    expect((await act("recordAllergy", { ...allergy, substance: " " })).codes).toEqual(["INPUT_INVALID"]);
    const medicine = { ...of(randomUUID()), name: "metformine", dose: "500 mg x 2", quantityDays: 14 };
    expect((await act("recordMedication", medicine)).told.medication).toMatchObject({ sensitivity: "L3" });
    expect((await act("recordMedication", { ...medicine, quantityDays: 0 })).codes).toEqual(["INPUT_INVALID"]);
    expect((await act("recordCondition", { ...of(randomUUID()), diagnosis: "Z99999" })).codes).toEqual([
      "INPUT_INVALID",
    ]);
  });

  const common = () => ({
    ...{ id: randomUUID(), operationCode: "GAO-2018", personId: randomUUID(), sensitivity: HealthSensitivity.L3 },
    ...{ recordedByAgency: "IOM", recordedByUser: "nurse", occurredAt: NOW, recordedAt: NOW, version: 1 },
  });

  const NEED_ACTS = {
    activateNeed: "ACTIVE",
    holdNeed: "ON_HOLD",
    completeNeed: "COMPLETED",
    revokeNeed: "REVOKED",
    strikeNeed: "ENTERED_IN_ERROR",
  } as const;
  const needSteps = Object.values(MedicalNeedStatus).flatMap((from) =>
    Object.entries(NEED_ACTS).map(([name, to]) => [from, name, to] as const),
  );
  const triedOfNeed = stepsOf("a medical need");
  test.each(needSteps)("a need that is %s, asked to %s, does what the table says", async (from, name, to) => {
    const row: Partial<MedicalNeed> = {
      ...{
        ...common(),
        status: from,
        priority: MedicalNeedPriority.ROUTINE,
        priorityRank: 3,
        category: MedicalNeedCategory.OTHER,
      },
      ...{ categoryKey: "OTHER", description: null, closedAt: null, dueAt: NOW, triage: null, conditionId: null },
    };
    await transact(agency.db, (tx) => insertRows(tx, MedicalNeed, [row]));
    const input = { id: randomUUID(), needId: row.id };
    const answer = await act(name, input);
    const is = await agency.db.findOneByOrFail(MedicalNeed, { id: row.id ?? "" });
    const isLegal = statesBefore(NEED_STATES, to).includes(from);
    expect([answer.codes, is.status]).toEqual(isLegal ? [[], to] : [["STATE_INVALID"], from]);
    if (isLegal) expect(await act(name, input)).toEqual(answer);
    expect(is.version).toBe(isLegal ? 2 : 1);
    triedOfNeed(isLegal);
  });

  const REFERRAL_ACTS = {
    acceptHealthReferral: "ACCEPTED",
    rejectHealthReferral: "REJECTED",
    startHealthReferral: "IN_PROGRESS",
    completeHealthReferral: "COMPLETED",
    cancelHealthReferral: "CANCELLED",
  } as const;
  const referralSteps = Object.values(HealthReferralStatus).flatMap((from) =>
    Object.entries(REFERRAL_ACTS).map(([name, to]) => [from, name, to] as const),
  );
  const triedOfReferral = stepsOf("a referral to a hospital");
  test.each(referralSteps)("a referral that is %s, asked to %s, does what the table says", async (from, name, to) => {
    const facts = { needId: null, fromFacility: "Gao", toFacility: "Bamako", reason: "x", changedAt: NOW };
    const row: Partial<HealthReferral> = { ...common(), status: from, ...facts };
    await transact(agency.db, (tx) => insertRows(tx, HealthReferral, [row]));
    const { codes } = await act(name, { referralId: row.id });
    const is = await agency.db.findOneByOrFail(HealthReferral, { id: row.id ?? "" });
    const isLegal = statesBefore(REFERRAL_STATES, to).includes(from);
    expect([codes, is.status]).toEqual(isLegal ? [[], to] : [["STATE_INVALID"], from]);
    triedOfReferral(isLegal);
  });

  const states = Object.values(ConditionClinicalStatus);
  const conditionSteps = states.flatMap((from) => states.map((to) => [from, to] as const));
  const triedOfCondition = stepsOf("a condition");
  test.each(conditionSteps)("a condition that is %s becomes %s as the table says", async (from, to) => {
    const { told } = await act("recordCondition", { ...of(randomUUID()), diagnosis: "B54", clinicalStatus: from });
    const conditionId = told.condition.id as string;
    const { codes } = await act("changeCondition", { conditionId, to });
    const is = await agency.db.findOneByOrFail(Condition, { id: conditionId });
    const isLegal = statesBefore(CONDITION_STATES, to).includes(from);
    expect([codes, is.clinicalStatus]).toEqual(isLegal ? [[], to] : [["STATE_INVALID"], from]);
    triedOfCondition(isLegal);
  });
});
