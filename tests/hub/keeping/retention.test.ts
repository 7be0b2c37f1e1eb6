// What has been kept for as long as it may is found, and ends; totals stay what they were.
import { graphql } from "graphql";
import { clockAt } from "#kit/clock";
import { openAgency, type Agency } from "#kit/agency";
import { insertRows } from "#kit/insert";
import { Erasure } from "#kit/retention/erasure.entity";
import { withPersonOf } from "#kit/retention/plan";
import { applyRetention, dueOf, type Due } from "#kit/retention/run";
import { transact } from "#kit/transaction";
import { gao2018 } from "../../support/stories";
import { AGENCIES } from "../../../agencies";
import { Person } from "../../../services/people/person/person.entity";
import { ChildCase } from "../../../services/people/protection/case/case.entity";
import { Consent } from "../../../services/people/protection/consent/consent.entity";
import { MedicalNeed } from "../../../services/health/need/need.entity";
import { Patient } from "../../../services/health/patient/patient.entity";
import { Recipient } from "../../../services/shelters/distribution/recipient.entity";
import { ShelterStay } from "../../../services/shelters/stay/stay.entity";
import { agencyUnderTest, aRequest, someone, type AgencyUnderTest } from "../../support/agency";
import { engines } from "../../support/databases";
import { testVault } from "../../support/vaults";

const story = gao2018();
const [SOON, LATER, MUCH_LATER] = ["2018-05-01", "2022-06-01", "2060-01-01"].map((day) => new Date(day)) as [
  Date,
  Date,
  Date,
];

const FIGURES: Record<string, string> = {
  people: `total: population(by: []) { count } ages: population(by: [SEX, AGE_GROUP]) { sex ageGroup count }
    nations: population(by: [NATIONALITY]) { nationality { code } count } outcomes: population(by: [OUTCOME]) { outcome count }
    arrivalsByDay { day headcount registered }`,
  shelters: "capacity occupancy reserved distributionsByKind { kind count quantity people }",
  health: "needsByPriority { priority active onHold completed total } screeningsByTriage { triage count }",
  transport:
    "movements { transportedOnward returned inTransit returnCasesByStatus { status count } returnedByCountry { country { code } count } }",
};

describe.each(engines())("retention on $name", (engine) => {
  const open = new Map<string, AgencyUnderTest>();

  beforeAll(async () => {
    for (const { agency, seed } of AGENCIES)
      open.set(agency.name, await agencyUnderTest(engine, agency, seed, [story]));
    // A desk leaves such a row of everybody with whom it works; the story leaves none.
    const rows = story.people.map(({ id }) => ({ personId: id, acts: 1 }));
    await transact(at("health").db, (tx) => insertRows(tx, Patient, rows));
    await transact(at("shelters").db, (tx) => insertRows(tx, Recipient, rows));
  }, 120_000);
  afterAll(async () => {
    for (const agency of open.values()) await agency.close();
    await engine.dropAll();
  });

  const at = (name: string): AgencyUnderTest => open.get(name) as AgencyUnderTest;

  async function figures({ name }: Agency, now: Date): Promise<unknown> {
    const source = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Operation { ${FIGURES[name] ?? ""} } } }`;
    const contextValue = at(name).contextOf(someone, aRequest, clockAt(now));
    const variableValues = { r: [{ __typename: "Operation", code: "GAO-2018" }] };
    return graphql({ schema: at(name).schema, source, variableValues, contextValue });
  }

  /** Tables that still hold, of people who were erased, rows that go with them. */
  async function leftOf({ name, retention }: Agency): Promise<string[]> {
    const { db } = at(name);
    const erased = new Set((await db.find(Erasure)).map(({ personId }) => personId));
    const left = new Set<string>();
    for (const plan of retention.tables) {
      const { table, person } = plan;
      if (withPersonOf(plan) !== "row" || typeof person !== "string") continue;
      for (const row of (await db.find(table)) as Record<string, string>[]) {
        if (erased.has(row[person] ?? "")) left.add(table.name);
      }
    }
    return [...left];
  }

  const counts = ({ rows, people }: Due): number[] => [...rows.map(({ count }) => count), people];

  test.each(AGENCIES.map(({ agency }) => [agency.name, agency] as const))(
    "of %s: nothing is due the day after",
    async (name, { retention }) => {
      expect(Math.max(...counts(await dueOf(at(name).db, retention, SOON)))).toBe(0);
    },
  );

  test("only looks, until it is told to act", async () => {
    const { retention } = AGENCIES[0]?.agency as Agency;
    const due = await dueOf(at("people").db, retention, LATER);
    expect(Math.max(...counts(due))).toBeGreaterThan(0);
    expect(await dueOf(at("people").db, retention, LATER)).toEqual(due);
  });

  test("ends what is over and leaves what is not", async () => {
    const people = at("people").db;
    const withPhone = () => people.createQueryBuilder(Person, "p").where("p.phone IS NOT NULL").getCount();
    const [phones, cases, consents] = [await withPhone(), await people.count(ChildCase), await people.count(Consent)];
    await applyRetention(people, (AGENCIES[0]?.agency as Agency).retention, LATER);
    expect(await withPhone()).toBeLessThan(phones);
    // Somebody still sleeps in a shelter, and some cases are open: they are reached as before.
    expect(await withPhone()).toBeGreaterThan(0);
    expect(await people.count(ChildCase)).toBe(cases);
    expect(await people.count(Consent)).toBe(consents);
    expect(await people.count(Erasure)).toBe(0);
    const shelters = at("shelters").db;
    const beds = () =>
      shelters
        .createQueryBuilder(ShelterStay, "s")
        .where("s.bedLabel IS NOT NULL")
        .select("s.status", "status")
        .orderBy("s.status")
        .groupBy("s.status")
        .getRawMany();
    await applyRetention(shelters, (AGENCIES[1]?.agency as Agency).retention, LATER);
    expect(await beds()).toEqual([{ status: "CHECKED_IN" }, { status: "RESERVED" }]);
  });

  test.each(AGENCIES.map(({ agency }) => [agency.name, agency] as const))(
    "of %s: in the end people are erased and every total is as before",
    async (name, agency) => {
      const { db } = at(name);
      const before = await figures(agency, MUCH_LATER);
      expect((before as { errors?: unknown }).errors).toBeUndefined();
      const { people } = await dueOf(db, agency.retention, MUCH_LATER);
      const already = await db.count(Erasure);
      let told = 0;
      await applyRetention(db, agency.retention, MUCH_LATER, (done) => (told += done));
      expect(await db.count(Erasure)).toBe(already + people);
      expect(already + people).toBeGreaterThan(100);
      expect(told).toBeGreaterThanOrEqual(people);
      expect(await leftOf(agency)).toEqual([]);
      expect(await figures(agency, MUCH_LATER)).toEqual(before);
      expect(Math.max(...counts(await dueOf(db, agency.retention, MUCH_LATER)))).toBe(0);
    },
  );

  test("never ends by itself who is still in a shelter, has an open case, or disappeared", async () => {
    const kept = story.people.filter(
      ({ outcome, child, stays }) =>
        outcome?.kind === "DISAPPEARED" ||
        (child && child.status !== "CLOSED") ||
        stays.some(({ status }) => status === "CHECKED_IN"),
    );
    const erased = new Set((await at("people").db.find(Erasure)).map(({ personId }) => personId));
    expect(kept.length).toBeGreaterThan(100);
    expect(kept.filter(({ id }) => erased.has(id))).toEqual([]);
  });

  test("tells what nobody has brought to an end", async () => {
    const { retention } = AGENCIES[2]?.agency as Agency;
    const { open: left } = await dueOf(at("health").db, retention, MUCH_LATER);
    const needs = await at("health").db.createQueryBuilder(MedicalNeed, "n").where("n.closedAt IS NULL").getCount();
    expect(left.find(({ plan }) => plan.table === MedicalNeed)?.count).toBe(needs);
  });
});

describe("an agency", () => {
  const [engine] = engines();
  afterAll(() => engine?.dropAll());

  test.each(AGENCIES.map(({ agency }) => [agency.name, agency] as const))(
    "%s does not start while somebody has not stated how long a table or column is kept",
    async (_, agency) => {
      const start = async (retention: Agency["retention"]) =>
        openAgency({ ...agency, retention }, { url: (await engine?.fresh()) ?? "", vault: testVault(agency.name) });
      const { tables } = agency.retention;
      const counted = tables.find(({ stays, withPerson }) => stays && withPerson !== "row");
      const table = counted?.table;
      const without = tables.filter((plan) => plan.table !== table);
      await expect(start({ ...agency.retention, tables: without })).rejects.toThrow(
        `${String(table?.name)}: nobody has stated`,
      );
      const column = counted?.stays?.split(" ").at(-1);
      const forgetful = tables.map((plan) =>
        plan.stays ? { ...plan, stays: plan.stays.split(" ").slice(0, -1).join(" ") } : plan,
      );
      await expect(start({ ...agency.retention, tables: forgetful })).rejects.toThrow(
        `${String(table?.name)}.${String(column)}`,
      );
    },
  );
});
