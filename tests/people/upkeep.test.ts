import { randomUUID } from "node:crypto";
import { askAs, viewerAs } from "../access/ask-as";
import type { AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { LOADING, peopleUnderTest } from "./ask";
import { act, fewPeople, stranger, unhcr, unicef, valueOf } from "./protection/desks";

const desk = viewerAs("iom-registrar");
/** Names of them are like no other text. */
const LETTERS = "bdfgklmnprstvzxj";
const REFUSED = "UNAUTHORIZED_FIELD_OR_TYPE";
const UPDATED =
  "person { id version givenName familyName phone ageYears isMinor nationalities { code } otherIds { agency value } } conflict { named current }";
const PROFILED =
  "person { id mayReturn fearsReturn isOnHold displacementStatus languages { code } nationalities { code } specificNeeds { need { code } } } referral { id status recipientAgency service }";

describe.each(engines())("a file that is kept up on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, [fewPeople]);
  }, LOADING);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  /** Somebody new, whose names sound like nobody's. */
  const register = async (facts: Record<string, unknown> = {}): Promise<string> => {
    const id = randomUUID();
    const familyName = id.replace(/-|.{12}$/g, "").replace(/./g, (digit) => LETTERS.charAt(Number.parseInt(digit, 16)));
    const about = {
      givenName: "Mariamko",
      familyName,
      sex: "FEMALE",
      bornOn: "1985-03-02",
      phone: "+22376000000",
      ...facts,
    };
    const input = { id, operation: fewPeople.operation.code, ...about };
    const { messages } = await act(agency, desk, "registerPerson", input, "person { id }");
    if (messages.length > 0) throw new Error(messages.join());
    return id;
  };
  const versionOf = async (id: string) =>
    Number(await valueOf(agency, "SELECT version FROM person WHERE id = ?", [id]));
  const update = (personId: string, version: number, rest: Record<string, unknown>, viewer = desk) =>
    act(agency, viewer, "updatePerson", { personId, version, ...rest }, UPDATED);
  const profile = (personId: string, rest: Record<string, unknown>, viewer = desk) =>
    act(agency, viewer, "profilePerson", { personId, ...rest }, PROFILED);
  const countOf = async (sql: string, of: unknown[] = []) => Number(await valueOf(agency, sql, of));
  const lettersAbout = (id: string) => countOf("SELECT COUNT(*) FROM outbox WHERE about = ?", [id]);

  test("what is told is written, what is left out stays, and null takes away", async () => {
    const id = await register({ nationalities: ["MLI"] });
    const version = await versionOf(id);
    const told = {
      familyName: "Nouhoumzo",
      nationalities: ["GIN", "SEN"],
      phone: null,
      otherIds: [{ agency: "UNHCR", value: "UNH-00418-K" }],
    };
    const first = await update(id, version, told);
    expect(first.codes).toEqual([]);
    expect(first.payload).toMatchObject({
      ...{ conflict: null },
      person: {
        version: version + 1,
        givenName: "Mariamko",
        familyName: "Nouhoumzo",
        phone: null,
        otherIds: told.otherIds,
      },
    });
    expect(first.payload.person.nationalities.map(({ code }: { code: string }) => code)).toEqual(["GIN", "SEN"]);
    expect((await update(id, version, { ...told, id: first.id })).payload).toEqual(first.payload);

    const search = `query ($code: ID!, $name: String!) { people(operation: $code, filter: { name: $name }) { edges { node { id } } } }`;
    const found = await askAs(agency, desk, search, { code: fewPeople.operation.code, name: "nouhoumzo" });
    expect(found.data?.people.edges).toEqual([{ node: { id } }]);
  });

  test("of two desks the second is shown what the first wrote, and writes nothing", async () => {
    const id = await register();
    const version = await versionOf(id);
    await update(id, version, { givenName: "Fatoumako" });
    const { payload, codes } = await update(id, version, { givenName: "Penda-Ko" });
    expect(codes).toEqual([]);
    expect(payload).toMatchObject({
      person: { givenName: "Fatoumako" },
      conflict: { named: version, current: version + 1 },
    });
  });

  test("who turns out to be a minor has a case, and the shelters are told", async () => {
    const id = await register();
    const before = await lettersAbout(id);
    const { payload } = await update(id, await versionOf(id), { bornOn: "2009-01-01" });
    expect(payload.person).toMatchObject({ isMinor: true, ageYears: 9 });
    expect(await countOf("SELECT COUNT(*) FROM child_case WHERE personId = ?", [id])).toBe(1);
    expect(await lettersAbout(id)).toBeGreaterThan(before);
  });

  test("an update that is refused changes nothing", async () => {
    const id = await register();
    const version = await versionOf(id);
    const codes = async (rest: Record<string, unknown>, viewer = desk) =>
      (await update(id, version, rest, viewer)).codes;
    expect(await codes({})).toEqual(["INPUT_INVALID"]);
    expect(await codes({ sex: null })).toEqual(["INPUT_INVALID"]);
    expect(await codes({ bornOn: "2030-01-01" })).toEqual(["INPUT_INVALID"]);
    expect(await codes({ nationalities: ["XXX"] })).toEqual(["INPUT_INVALID"]);
    expect(await codes({ givenName: "x".repeat(121) })).toEqual(["INPUT_INVALID"]);
    expect(await codes({ personId: randomUUID(), givenName: "Penda-Ko" })).toEqual(["NOT_FOUND"]);
    expect(await codes({ givenName: "Penda-Ko" }, unicef)).toEqual([REFUSED]);
    expect(await codes({ givenName: "Penda-Ko" }, viewerAs("shelter-manager"))).toEqual([REFUSED]);
    const elsewhere = viewerAs("iom-registrar", { operations: ["NOWHERE-2018"] });
    expect(await codes({ givenName: "Penda-Ko" }, elsewhere)).toEqual(["NOT_FOUND"]);
    expect(await versionOf(id)).toBe(version);
  });

  test("an interview is written in one act", async () => {
    const id = await register();
    const told = {
      languages: ["bam", "fra"],
      nationalities: ["CIV"],
      displacementStatus: "IDP",
      specificNeeds: ["SM"],
    };
    const first = await profile(id, told);
    expect(first.codes).toEqual([]);
    expect(first.payload.person).toMatchObject({
      ...{ mayReturn: true, fearsReturn: null, displacementStatus: "IDP", nationalities: [{ code: "CIV" }] },
      ...{ languages: [{ code: "bam" }, { code: "fra" }], specificNeeds: [{ need: { code: "SM" } }] },
    });
    expect(first.payload.referral).toBeNull();
    expect((await profile(id, { ...told, id: first.id })).payload).toEqual(first.payload);
    expect(await countOf("SELECT COUNT(*) FROM specific_need WHERE personId = ?", [id])).toBe(1);
  });

  test("whoever fears return is referred to UNHCR at once, once, on hold, and may not return", async () => {
    const id = await register();
    const { payload, codes } = await profile(id, { fearsReturn: true });
    expect(codes).toEqual([]);
    expect(payload.person).toMatchObject({ mayReturn: false, fearsReturn: true, isOnHold: true });
    expect(payload.referral).toMatchObject({ status: "IN_PROGRESS", recipientAgency: "UNHCR" });
    await profile(id, { fearsReturn: true });
    expect(await countOf("SELECT COUNT(*) FROM referral WHERE personId = ?", [id])).toBe(1);
    expect(await countOf("SELECT COUNT(*) FROM person_hold WHERE personId = ?", [id])).toBe(1);

    const transport = viewerAs("transport-agency");
    const query = `query ($id: ID!) { person(id: $id) { id mayReturn } }`;
    expect((await askAs(agency, desk, query, { id })).data?.person).toEqual({ id, mayReturn: false });
    const why = `query ($id: ID!) { person(id: $id) { fearsReturn } }`;
    expect((await askAs(agency, transport, why, { id })).codes).toEqual([REFUSED]);
    expect((await askAs(agency, unhcr, `query ($id: ID!) { person(id: $id) { id } }`, { id })).data?.person).toEqual({
      id,
    });
  });

  test("nobody is talked out of a fear", async () => {
    const id = await register();
    const { payload } = await profile(id, { fearsReturn: true });
    expect((await profile(id, { fearsReturn: false })).codes).toEqual(["STATE_INVALID"]);
    const referralId = payload.referral.id as string;
    for (const step of ["acceptReferral", "completeReferral"]) {
      expect((await act(agency, unhcr, step, { referralId }, "referral { id }")).codes).toEqual([]);
    }
    const after = await profile(id, { fearsReturn: false });
    expect(after.payload.person).toMatchObject({ mayReturn: true, isOnHold: true });
  });

  test("an interview that is refused changes nothing", async () => {
    const id = await register();
    const version = await versionOf(id);
    const codes = async (rest: Record<string, unknown>, viewer = desk) => (await profile(id, rest, viewer)).codes;
    expect(await codes({ fearsReturn: true, languages: ["nosuch"] })).toEqual(["INPUT_INVALID"]);
    expect(await codes({ fearsReturn: true, specificNeeds: ["NOPE"] })).toEqual(["INPUT_INVALID"]);
    expect(await codes({ fearsReturn: true, occurredAt: "2030-01-01T00:00:00Z" })).toEqual(["TIME_INVALID"]);
    expect(await codes({ personId: "nobody" })).toEqual(["ID_MALFORMED"]);
    for (const viewer of [stranger, viewerAs("clinician"), viewerAs("transport-officer")]) {
      expect(await codes({ fearsReturn: true }, viewer)).not.toEqual([]);
    }
    expect(await countOf("SELECT COUNT(*) FROM referral WHERE personId = ?", [id])).toBe(0);
    expect(await versionOf(id)).toBe(version);
  });
});
