import { idOf } from "#scenario/random";
import { health } from "../../services/health/subgraph";
import { seedHealth } from "../../services/health/seed";
import { agencyUnderTest, type AgencyUnderTest, askFor, type Entities } from "../support/agency";
import { engines } from "../support/databases";
import { scansOf } from "../support/plans";
import { crowd, hoursAgo, need, person, personId } from "./crowd";

const RECORD = "id operationCode recordedBy { agency user } occurredAt recordedAt version person { id }";
const PEOPLE = `query ($people: [_Any!]!) {
  _entities(representations: $people) {
    ... on Person {
      id
      screenings { ${RECORD} triage observations { kind value unit loinc { code system label } } }
      conditions { ${RECORD} clinicalStatus onsetOn isUrgent note sensitivity diagnosis { code system label(language: FR) } }
      medicalNeeds { ${RECORD} category status sensitivity condition { id } }
      medications { ${RECORD} name dose quantityDays isColdChainRequired sensitivity }
      allergies { ${RECORD} substance severity reaction }
      healthReferrals { ${RECORD} status changedAt fromFacility toFacility reason sensitivity need { id category } }
    }
  }
}`;

const ENTITIES = `query ($records: [_Any!]!) {
  _entities(representations: $records) {
    ... on MedicalNeed { id }
    ... on Condition { id }
    ... on HealthReferral { id }
    ... on Screening { id triage }
  }
}`;

/** What a person of the answer looks like, as far as these tests look. */
interface Answered {
  id: string;
  screenings: { triage: string; observations: { kind: string; value: number; unit: string; loinc: unknown }[] }[];
  conditions: { diagnosis: { code: string }; onsetOn: string; sensitivity: string }[];
  medicalNeeds: { id: string; category: string; condition: { id: string } | null; occurredAt: string }[];
  medications: { name: string; isColdChainRequired: boolean; quantityDays: number }[];
  allergies: { substance: string; severity: string }[];
  healthReferrals: { status: string; need: { id: string } | null; sensitivity: string }[];
}

const ids = (names: readonly (string | number)[]) =>
  names.map((name) => ({ __typename: "Person", id: personId(String(name)) }));

describe.each(engines())("the health record of a person on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await agencyUnderTest(engine, health, seedHealth, [
      crowd([
        person("two needs", {
          needs: [need("older", { openedAt: hoursAgo(30) }), need("newer", { openedAt: hoursAgo(3) })],
        }),
        person("secret", {
          needs: [need("secret", { category: "MENTAL_HEALTH", priority: "STAT", openedAt: hoursAgo(3) })],
        }),
      ]),
    ]);
  });
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const read = async (names: readonly (string | number)[]): Promise<(Answered | null)[]> => {
    const { data, messages } = await askFor<Entities<Answered>>(agency, PEOPLE, { people: ids(names) });
    expect(messages).toEqual([]);
    return data._entities;
  };
  const records = (of: object[]) => askFor<Entities<object>>(agency, ENTITIES, { records: of });
  const everybody = async (): Promise<Answered[]> =>
    (await read(Array.from({ length: 400 }, (_, index) => index))).filter((one) => one !== null);

  test("comes in the order in which people were asked for, empty for whom nobody has seen", async () => {
    const answer = await read([3, "nobody", 1, 3]);
    expect(answer.map((one) => one?.id)).toEqual([3, "nobody", 1, 3].map((name) => personId(String(name))));
    expect(answer[0]).toEqual(answer[3]);
    expect(answer[1]).toMatchObject({ screenings: [], conditions: [], medicalNeeds: [], medications: [] });
  });

  test("costs one statement for each table and level, whether of one person or of two hundred", async () => {
    // Once before: the first answers to a question learn which columns it looks at.
    await everybody();
    for (const count of [1, 20, 200]) {
      const { queries } = await agency.ask(PEOPLE, { people: ids(Array.from({ length: count }, (_, i) => i)) });
      // Screenings, observations, conditions, needs, medications, allergies, referrals; then the needs of referrals
      // and the conditions of needs, by id.
      expect(queries.length).toBeLessThanOrEqual(9);
      // For most people of so small a table at once, a walk is quicker, and MariaDB takes it.
      if (count === 200) continue;
      for (const query of queries) expect(await scansOf(agency.db, query)).toEqual([]);
    }
  });

  test("has the latest need first", async () => {
    const [one] = await read(["two needs"]);
    expect(one?.medicalNeeds.map(({ occurredAt }) => occurredAt)).toEqual(
      [3, 30].map((h) => hoursAgo(h).toISOString()),
    );
  });

  test("says who wrote each record, and when it came in", async () => {
    const [one] = await read([1]);
    expect(one?.screenings).toMatchObject([
      {
        operationCode: "CROWD-2018",
        recordedBy: {
          agency: expect.stringMatching(/^(Croix-Rouge malienne|IOM)$/) as string,
          user: expect.stringMatching(/^clinic-inkhalid-[123]$/) as string,
        },
        occurredAt: hoursAgo(1 + 1 / 6).toISOString(),
        version: 1,
        person: { id: personId("1") },
        triage: "ORANGE",
      },
    ]);
  });

  test("measures what fits the patient, in the kind's own unit", async () => {
    const people = await everybody();
    const values = people.flatMap(({ screenings }) => screenings.flatMap(({ observations }) => observations));
    const temperatures = values.filter(({ kind }) => kind === "BODY_TEMPERATURE");
    expect(temperatures).toHaveLength(400);
    expect(temperatures[0]).toMatchObject({
      unit: "Cel",
      loinc: { code: "8310-5", system: "LOINC", label: "Body temperature" },
    });
    expect(temperatures.every(({ value }) => value >= 36 && value <= 40)).toBe(true);
    expect(new Set(values.map(({ kind }) => kind)).size).toBe(10);
    for (const { screenings, medicalNeeds } of people) {
      const [screening] = screenings;
      const weeks = screening?.observations.find(({ kind }) => kind === "PREGNANCY_WEEKS");
      if (medicalNeeds.length > 0) expect(Boolean(weeks)).toBe(medicalNeeds[0]?.category === "MATERNAL");
      const dehydration = screening?.observations.find(({ kind }) => kind === "DEHYDRATION_GRADE");
      if (screening?.triage === "RED") expect(dehydration).toMatchObject({ value: 2, unit: "{grade}", loinc: null });
    }
  });

  test("has a condition for most needs, with an ICD-10 code and a label", async () => {
    const people = await everybody();
    const needs = people.flatMap(({ medicalNeeds }) => medicalNeeds);
    expect(needs.filter(({ condition }) => condition).length / needs.length).toBeGreaterThan(0.8);
    const conditions = people.flatMap((one) => one.conditions);
    expect(conditions.find(({ diagnosis }) => diagnosis.code === "T67.5")?.diagnosis).toEqual({
      code: "T67.5",
      system: "ICD-10",
      label: "Épuisement dû à la chaleur, sans précision",
    });
    expect(conditions.every(({ onsetOn }) => /^\d{4}-\d\d-\d\d$/.test(onsetOn))).toBe(true);
  });

  test("has medicines for the journey, a few of which must be kept cold, and now and then an allergy", async () => {
    const people = await everybody();
    const medicines = people.flatMap(({ medications }) => medications);
    expect(medicines.filter(({ name }) => name.startsWith("insuline")).every((one) => one.isColdChainRequired)).toBe(
      true,
    );
    expect(new Set(medicines.map(({ isColdChainRequired }) => isColdChainRequired))).toEqual(new Set([true, false]));
    expect(medicines.every(({ quantityDays }) => quantityDays > 0)).toBe(true);
    expect(new Set(people.flatMap(({ allergies }) => allergies.map(({ severity }) => severity))).size).toBeGreaterThan(
      1,
    );
  });

  test("refers every need that cannot wait an hour", async () => {
    const people = await everybody();
    const referrals = people.flatMap(({ healthReferrals }) => healthReferrals);
    const [row] = await agency.db.query<{ count: number }[]>(
      "SELECT COUNT(*) AS count FROM medical_need n WHERE n.priority = 'STAT' AND NOT EXISTS (SELECT 1 FROM health_referral r WHERE r.needId = n.id)",
    );
    expect(Number(row?.count)).toBe(0);
    expect(new Set(referrals.map(({ status }) => status)).size).toBe(6);
    expect(referrals.every(({ need: of }) => of !== null)).toBe(true);
  });

  test("shows nothing of level L4: no need, condition, medicine or referral, not even by its id", async () => {
    const [secret] = await read(["secret"]);
    expect(secret).toMatchObject({ medicalNeeds: [], conditions: [], medications: [], healthReferrals: [] });
    const people = await everybody();
    const shown = people.flatMap((one) => [...one.medicalNeeds, ...one.conditions, ...one.healthReferrals]);
    expect(new Set(shown.map((record) => (record as { sensitivity: string }).sensitivity))).toEqual(new Set(["L3"]));
    const needId = idOf("crowd need secret");
    const secrets = [
      { __typename: "MedicalNeed", id: needId },
      { __typename: "Condition", id: idOf(`condition ${needId}`) },
      { __typename: "HealthReferral", id: idOf(`referral ${needId}`) },
    ];
    expect(await agency.db.query("SELECT id FROM health_referral WHERE needId = ?", [needId])).toHaveLength(1);
    expect((await records(secrets)).data._entities).toEqual([null, null, null]);
  });

  test("is found record by record, and a record that is not there is null", async () => {
    const [one] = await read(["two needs"]);
    const id = one?.medicalNeeds[0]?.id;
    const screening = idOf("crowd screening 2");
    const some = [
      { __typename: "MedicalNeed", id },
      { __typename: "MedicalNeed", id: personId("nobody") },
      { __typename: "Screening", id: screening },
    ];
    const { data, queries } = await records(some);
    expect(data._entities).toEqual([{ id }, null, { id: screening, triage: "YELLOW" }]);
    expect(queries).toHaveLength(2);
  });
});
