// Health records of level L4: for the staff they name and for whoever broke the glass, and not there for anybody else.
import { randomUUID } from "node:crypto";
import { ROLES } from "#kit/access/roles";
import type { OpenAgency } from "#kit/agency";
import { clockAt, DEMONSTRATION_START } from "#kit/clock";
import { transact } from "#kit/transaction";
import { gao2018 } from "../support/stories";
import { MedicalNeed } from "../../services/health/need/need.entity";
import { HealthSensitivity } from "../../services/health/sensitivity/sensitivity.enums";
import { aRequest } from "../support/agency";
import { engines } from "../support/databases";
import { hubUnderTest, type HubUnderTest } from "../support/hub";
import { askAs, viewerAs } from "./ask-as";

const chapter = gao2018();
const RECORDS =
  "restrictedHealth { conditions { id sensitivity diagnosis { code } } medicalNeeds { id category } medications { id name } healthReferrals { id reason } }";
const FILE = `query ($id: ID!) { person(id: $id) { ${RECORDS} } }`;
const NONE = { conditions: [], medicalNeeds: [], medications: [], healthReferrals: [] };
const reason = "Unconscious at the gate, what does she take?";

interface Row {
  id: string;
  personId: string;
  recordedByUser: string;
}

describe.each(engines())("health records of level L4 on $name", (engine) => {
  let hub: HubUnderTest;
  let secret: Row;
  /** Screened, with nothing to hide. */
  let other: string;

  beforeAll(async () => {
    hub = await hubUnderTest(engine, [chapter]);
    const rows = await agency("health").db.query<Row[]>(
      "SELECT n.id, n.personId, n.recordedByUser FROM medical_need n JOIN health_condition c ON c.id = n.conditionId JOIN medication m ON m.personId = n.personId AND m.sensitivity = 'L4' WHERE n.sensitivity = 'L4' ORDER BY n.id",
    );
    const consented = await Promise.all(rows.map(async ({ personId }) => (await seen("stranger", personId)) !== null));
    const found = rows.find((_, index) => consented[index]);
    if (!found) throw new Error("Nobody of the story has a restricted medicine.");
    secret = found;
    other = chapter.people.find(({ screening, needs }) => screening && needs.length === 0)?.id ?? "";
  }, 120_000);
  afterAll(() => hub.stop());

  const agency = (name: string): OpenAgency => {
    const found = hub.agencies.find((one) => one.name === name);
    if (!found) throw new Error(`There is no agency ${name}.`);
    return found;
  };
  const ask = (sub: string, query: string, variables = {}) => hub.ask(query, variables, "clinician", { sub });
  const seen = async (sub: string, id: string): Promise<any> => {
    const { data, errors } = await ask(sub, FILE, { id });
    expect(errors).toBeUndefined();
    return data.person?.restrictedHealth ?? null;
  };
  const breakGlass = async (sub: string, personId: string): Promise<void> => {
    const BREAK = "mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { personId } }";
    expect((await ask(sub, BREAK, { input: { id: randomUUID(), personId, reason } })).errors).toBeUndefined();
  };
  /** On what grounds the log of health says that this account read L4 of this person. */
  const groundsOf = async (user: string, personId: string): Promise<string[]> => {
    const LOG =
      "query ($filter: AccessLogFilter) { accessLog { health(filter: $filter) { edges { node { reads { category level ground } } } } } }";
    const { data } = await hub.ask(LOG, { filter: { user, personId } }, "auditor", { operations: ["GAO-2018"] });
    const reads = data.accessLog.health.edges.flatMap(({ node }: any) => node.reads);
    return [...new Set<string>(reads.flatMap(({ level, ground }: any) => (level === "L4" ? ground : [])))];
  };

  test("are whole before the clinician who wrote one of them, and the log says L4, by role", async () => {
    const own = await seen(secret.recordedByUser, secret.personId);
    expect(own.medicalNeeds.map(({ id }: Row) => id)).toEqual([secret.id]);
    expect([own.conditions.length, own.medications.length, own.conditions[0].sensitivity]).toEqual([1, 1, "L4"]);
    expect(await groundsOf(secret.recordedByUser, secret.personId)).toEqual(["ROLE"]);
  });

  test("are before another clinician as of somebody who has none", async () => {
    const [hidden, none] = [await seen("stranger", secret.personId), await seen("stranger", other)];
    expect([hidden, none]).toEqual([NONE, NONE]);
  });

  test("are not another operation's, though they name the viewer", async () => {
    const viewer = viewerAs("clinician", { sub: secret.recordedByUser, operations: ["AGADEZ-2018"] });
    const { data } = await askAs(agency("health"), viewer, ENTITY, keyOf({ isGlassBroken: true }));
    expect(data._entities[0].restrictedHealth).toEqual(NONE);
  });

  test("open under broken glass, to whoever broke it, for that person, and the log says so", async () => {
    await breakGlass("night-shift", secret.personId);
    const whole = await seen(secret.recordedByUser, secret.personId);
    expect(await seen("night-shift", secret.personId)).toEqual(whole);
    expect(await groundsOf("night-shift", secret.personId)).toEqual(["BREAK_GLASS"]);
    expect(await seen("stranger", secret.personId)).toEqual(NONE);
    const HISTORY =
      "query ($id: ID!) { person(id: $id) { accessHistory { health { edges { node { user reads { level ground } } } } } } }";
    const { data } = await hub.ask(HISTORY, { id: secret.personId }, "iom-registrar");
    const told = data.person.accessHistory.health.edges.map(({ node }: any) => node);
    const reads = told.flatMap(({ user, reads: own }: any) => (user === "night-shift" ? own : []));
    expect(reads).toContainEqual({ level: "L4", ground: "BREAK_GLASS" });
  });

  test("under glass of one person stay closed of the next, in one question too", async () => {
    const rows = await agency("health").db.query<Row[]>(
      "SELECT personId FROM medical_need WHERE sensitivity = 'L4' AND personId <> ?",
      [secret.personId],
    );
    await breakGlass("double-shift", secret.personId);
    const next = rows
      .slice(0, 12)
      .map(({ personId }, index) => `p${String(index)}: person(id: "${personId}") { ${RECORDS} }`);
    const { data } = await ask(
      "double-shift",
      `{ own: person(id: "${secret.personId}") { ${RECORDS} } ${next.join(" ")} }`,
    );
    const { own, ...others } = data;
    expect(own.restrictedHealth).not.toEqual(NONE);
    const told = Object.values<any>(others).flatMap((person) => person?.restrictedHealth ?? []);
    expect([told.length > 3, new Set(told.map((one) => JSON.stringify(one)))]).toEqual([
      true,
      new Set([JSON.stringify(NONE)]),
    ]);
  });

  test("close after three hours", async () => {
    await breakGlass("late-shift", secret.personId);
    const asked = "query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Person { isGlassBroken } } }";
    const brokenAt = async (minutes: number): Promise<boolean | null> => {
      const at = clockAt(new Date(Date.parse(DEMONSTRATION_START) + minutes * 60_000).toISOString());
      const viewer = viewerAs("clinician", { sub: "late-shift" });
      const { data } = await askAs(agency("people"), viewer, asked, keyOf({}), () =>
        agency("people").contextOf(viewer, aRequest, at),
      );
      return data._entities[0].isGlassBroken as boolean | null;
    };
    expect([await brokenAt(179), await brokenAt(180)]).toEqual([true, false]);
    expect(await seen("late-shift", secret.personId)).not.toEqual(NONE);
    await transact(agency("people").db, (tx) =>
      tx.query("UPDATE broken_glass SET endsAt = occurredAt WHERE recordedByUser = 'late-shift'"),
    );
    expect(await seen("late-shift", secret.personId)).toEqual(NONE);
  });

  test.each(ROLES.filter((role) => role !== "clinician"))(
    "are refused to %s, also where one names them",
    async (role) => {
      const { data, errors = [] } = await hub.ask(FILE, { id: secret.personId }, role, {
        sub: secret.recordedByUser,
      });
      expect(errors.map(({ extensions }) => extensions.code)).toContain("UNAUTHORIZED_FIELD_OR_TYPE");
      expect(data.person?.restrictedHealth ?? null).toBeNull();
      const viewer = viewerAs(role, { sub: secret.recordedByUser });
      const { data: entity, codes } = await askAs(agency("health"), viewer, ENTITY, keyOf({ isGlassBroken: true }));
      expect([entity._entities, new Set(codes)]).toEqual([
        [{ restrictedHealth: null }],
        new Set(["UNAUTHORIZED_FIELD_OR_TYPE"]),
      ]);
    },
  );

  const ENTITY = `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Person { ${RECORDS} } } }`;
  const keyOf = (facts: object) => ({ keys: [{ __typename: "Person", id: secret.personId, ...facts }] });

  test.each([
    ["with no word of glass", {}],
    ["while people is away", { isGlassBroken: null }],
    ["of a word that is none", { isGlassBroken: "true" }],
    ["of glass that is whole", { isGlassBroken: false }],
  ])("stay closed %s", async (_, facts) => {
    const stranger = await askAs(agency("health"), viewerAs("clinician"), ENTITY, keyOf(facts));
    expect([stranger.data._entities, stranger.codes]).toEqual([[{ restrictedHealth: NONE }], []]);
    const named = viewerAs("clinician", { sub: secret.recordedByUser });
    const own = await askAs(agency("health"), named, ENTITY, keyOf(facts));
    expect(own.data._entities[0].restrictedHealth.medicalNeeds).toHaveLength(1);
  });

  test.each([
    ["by its name", "person(id: $id) { isGlassBroken }", "GRAPHQL_VALIDATION_FAILED"],
    ["by an alias", `person(id: $id) { isGlassBroken: hasTravelConsent ${RECORDS} }`, "REQUEST_MALFORMED"],
  ])("cannot be had by a word on glass that a client gives %s", async (_, asked, code) => {
    const { data, errors } = await ask("stranger", `query ($id: ID!) { ${asked} }`, { id: secret.personId });
    expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, code]);
  });

  test("are in no list and no count, before whom they name as before others", async () => {
    const LIST = `query ($ids: [ID!]) { medicalNeeds(operation: "GAO-2018", filter: { personIds: $ids }) { totalCount edges { node { id person { medicalNeeds { id } conditions { sensitivity } ${RECORDS} } } } } all: medicalNeeds(operation: "GAO-2018") { totalCount } operation(code: "GAO-2018") { needsByPriority { total } } }`;
    const ids = { ids: [secret.personId] };
    const [named, stranger] = [await ask(secret.recordedByUser, LIST, ids), await ask("stranger", LIST, ids)];
    expect(JSON.stringify(stranger.data)).not.toContain(secret.id);
    expect([named.data.all, named.data.operation]).toEqual([stranger.data.all, stranger.data.operation]);
    expect(named.data.medicalNeeds.totalCount).toBe(stranger.data.medicalNeeds.totalCount);
  });

  test("are not in reach of a statement that forgets them", async () => {
    const rowsOf = (sub: string) =>
      agency("health")
        .contextOf(viewerAs("clinician", { sub }), aRequest)
        .db.findBy(MedicalNeed, { personId: secret.personId });
    expect((await rowsOf("stranger")).filter(({ sensitivity }) => sensitivity !== HealthSensitivity.L3)).toEqual([]);
    expect((await rowsOf(secret.recordedByUser)).map(({ id }) => id)).toContain(secret.id);
    const byId = "query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on MedicalNeed { id } } }";
    const named = viewerAs("clinician", { sub: secret.recordedByUser });
    const { data } = await askAs(agency("health"), named, byId, {
      keys: [{ __typename: "MedicalNeed", id: secret.id }],
    });
    expect(data._entities).toEqual([null]);
  });
});
