import { randomUUID } from "node:crypto";
import { clockAt } from "#kit/clock";
import { transact } from "#kit/transaction";
import { gao2018 } from "../support/stories";
import type { AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { peopleUnderTest } from "../people/ask";
import { askAs, viewerAs } from "./ask-as";

const chapter = gao2018();
const clinician = viewerAs("clinician");
const registrar = viewerAs("iom-registrar");

const PERSON = "query ($id: ID!) { person(id: $id) { id givenName phone } }";
const RECORD = "mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { consent { id status } } }";
const WITHDRAW =
  "mutation ($id: ID!) { withdrawConsent(input: { consentId: $id }) { consent { status withdrawnAt } } }";

describe.each(engines())("consent on $name", (engine) => {
  let agency: AgencyUnderTest;
  const unseen = chapter.people.filter(({ screening, child }) => !screening && !child);

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, [chapter]);
  }, 60_000);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const seen = async (id: string, viewer = clinician): Promise<string | null> => {
    const { data, codes } = await askAs(agency, viewer, PERSON, { id });
    expect(codes.filter((code) => code !== "UNAUTHORIZED_FIELD_OR_TYPE")).toEqual([]);
    return data.person?.givenName ?? null;
  };

  const consentOf = async (input: Record<string, unknown>) => {
    const { data } = await askAs(agency, registrar, "{ operations { code } }");
    expect(data.operations[0].code).toBe("GAO-2018");
    const wording = await wordingFor("HEALTH_CARE");
    return {
      id: randomUUID(),
      purpose: "HEALTH_CARE",
      recipientAgencies: ["Croix-Rouge malienne"],
      dataCategories: ["IDENTITY"],
      givenBy: "INDIVIDUAL",
      wordingId: wording,
      language: "bam",
      method: "THUMBPRINT",
      ...input,
    };
  };

  const wordingFor = async (purpose: string): Promise<string> => {
    const rows = await agency.db.query<{ id: string }[]>("SELECT id FROM consent_wording WHERE purpose = ?", [purpose]);
    return rows[0]?.id ?? "";
  };

  test("opens a person to the agency it names with the next request, and its withdrawal closes it with the next", async () => {
    const [person] = unseen;
    if (!person) throw new Error("Everybody was screened.");
    expect(await seen(person.id)).toBeNull();
    const input = await consentOf({ personId: person.id });
    const told = await askAs(agency, registrar, RECORD, { input });
    expect([told.codes, told.data.recordConsent.consent.status]).toEqual([[], "ACTIVE"]);
    expect(await seen(person.id)).toBe(person.givenName);
    expect(await seen(person.id, { ...clinician, agency: "Somebody else" })).toBeNull();
    expect(await seen(person.id, { ...clinician, purpose: "FAMILY_TRACING" })).toBeNull();
    const taken = await askAs(agency, registrar, WITHDRAW, { id: input.id });
    expect([taken.codes, taken.data.withdrawConsent.consent.status]).toEqual([[], "WITHDRAWN"]);
    expect(await seen(person.id)).toBeNull();
  });

  test("sent again is the same act, and withdrawn again stays withdrawn since the first time", async () => {
    const person = unseen[1];
    const input = await consentOf({ personId: person?.id });
    const asked = [1, 2, 3].map(() => askAs(agency, registrar, RECORD, { input }));
    expect((await Promise.all(asked)).map(({ codes }) => codes)).toEqual([[], [], []]);
    const first = await askAs(agency, registrar, WITHDRAW, { id: input.id });
    const second = await askAs(agency, registrar, WITHDRAW, { id: input.id });
    expect(second.data).toEqual(first.data);
    const other = await askAs(agency, registrar, RECORD, { input: { ...input, personId: unseen[2]?.id } });
    expect(other.codes).toEqual(["ID_TAKEN"]);
  });

  test("sent again with other words shares what was agreed to the first time, also after it was taken back", async () => {
    const person = unseen[10];
    const input = await consentOf({ personId: person?.id, recipientAgencies: ["Somebody else"] });
    expect((await askAs(agency, registrar, RECORD, { input })).codes).toEqual([]);
    const wider = { ...input, recipientAgencies: ["Croix-Rouge malienne"], dataCategories: ["IDENTITY", "CONTACT"] };
    expect((await askAs(agency, registrar, RECORD, { input: wider })).codes).toEqual([]);
    expect(await seen(person?.id ?? "")).toBeNull();
    await askAs(agency, registrar, WITHDRAW, { id: input.id });
    await askAs(agency, registrar, RECORD, { input: wider });
    expect(await seen(person?.id ?? "")).toBeNull();
  });

  test("opens nothing without a sharing agreement for the same agency, purpose and category", async () => {
    const person = unseen[3];
    const input = await consentOf({ personId: person?.id, recipientAgencies: ["Nobody agreed with us"] });
    expect((await askAs(agency, registrar, RECORD, { input })).codes).toEqual([]);
    expect(await seen(person?.id ?? "", { ...clinician, agency: "Nobody agreed with us" })).toBeNull();
  });

  test("in an emergency vital interests stand for it, for 72 hours, and the log says so", async () => {
    const person = unseen[4];
    const input = {
      ...(await consentOf({ personId: person?.id })),
      legalBasis: "VITAL_INTERESTS",
      language: "x".repeat(50),
    };
    expect((await askAs(agency, clinician, RECORD, { input })).codes).toEqual([]);
    const { data, ctx } = await askAs(agency, clinician, PERSON, { id: person?.id });
    expect(data.person.givenName).toBe(person?.givenName);
    expect(ctx.reads.all.map(({ ground }) => ground)).toContain("VITAL_INTERESTS");
    const later = clockAt("2018-05-04T18:00:01Z");
    const after = await askAs(agency, clinician, PERSON, { id: person?.id }, (given) =>
      agency.contextOf(given.viewer, given.request, later),
    );
    expect(after.data.person).toBeNull();
  });

  test("is not complete without words, language and method, nor a child's from the child alone", async () => {
    const child = chapter.people.find(({ child }) => child !== null);
    const wrong: [Record<string, unknown>, RegExp][] = [
      [{ wordingId: null }, /wordingId/],
      [{ language: "xxx" }, /language/],
      [{ method: null }, /method/],
      [{ recipientAgencies: [] }, /recipientAgencies/],
      [{ dataCategories: [] }, /dataCategories/],
      [{ expiresOn: "2018-04-01" }, /expiresOn/],
      [{ personId: child?.id }, /givenBy/],
    ];
    for (const field of ["giverId", "wordingId"]) {
      const input = await consentOf({ personId: unseen[5]?.id, [field]: "x".repeat(50) });
      expect((await askAs(agency, registrar, RECORD, { input })).codes).toEqual(["ID_MALFORMED"]);
    }
    for (const [change, field] of wrong) {
      const input = await consentOf({ personId: unseen[5]?.id, ...change });
      const { codes, messages } = await askAs(agency, registrar, RECORD, { input });
      expect([codes, messages[0]]).toEqual([["CONSENT_INVALID"], expect.stringMatching(field)]);
    }
  });

  test("to health care alone is a clinician's to record, and of whom there is none it is NOT_FOUND", async () => {
    const travel = await consentOf({ personId: unseen[6]?.id, purpose: "TRAVEL" });
    expect((await askAs(agency, clinician, RECORD, { input: travel })).codes).toEqual(["FORBIDDEN"]);
    const nobody = await consentOf({ personId: randomUUID() });
    expect((await askAs(agency, clinician, RECORD, { input: nobody })).codes).toEqual(["NOT_FOUND"]);
    const elsewhere = { ...clinician, operations: ["AGADEZ-2018"] };
    const input = await consentOf({ personId: unseen[6]?.id });
    expect((await askAs(agency, elsewhere, RECORD, { input })).codes).toEqual(["NOT_FOUND"]);
  });

  test("withdrawn revokes the live referrals that rested on it", async () => {
    const [row] = await agency.db.query<{ id: string; consentId: string }[]>(
      "SELECT r.id, r.consentId FROM referral r JOIN consent c ON c.id = r.consentId WHERE c.withdrawnAt IS NULL",
    );
    if (!row) throw new Error("There is no referral on a consent in the story.");
    await transact(agency.db, (tx) => tx.query("UPDATE referral SET status = 'ACCEPTED' WHERE id = ?", [row.id]));
    await askAs(agency, registrar, WITHDRAW, { id: row.consentId });
    const [now] = await agency.db.query<{ status: string }[]>("SELECT status FROM referral WHERE id = ?", [row.id]);
    expect(now?.status).toBe("REVOKED");
  });
});

describe.each(engines())("broken glass on $name", (engine) => {
  let agency: AgencyUnderTest;
  const unseen = chapter.people.filter(({ screening, child }) => !screening && !child);
  const BREAK = "mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { personId endsAt } }";
  const reason = "Unconscious at the gate, needs her family";

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, [chapter]);
  }, 60_000);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  test("opens one person's file by the wristband, for three hours, and auditor and file show it at once", async () => {
    const [person, other] = unseen;
    const input = { id: randomUUID(), registrationNumber: person?.registrationNumber.toLowerCase(), reason };
    const told = await askAs(agency, clinician, BREAK, { input });
    expect(told.data.breakGlass).toEqual({ personId: person?.id, endsAt: "2018-04-30T21:00:00.000Z" });
    const file = await askAs(agency, clinician, PERSON, { id: person?.id });
    expect(file.data.person.givenName).toBe(person?.givenName);
    expect(file.ctx.reads.all.map(({ ground }) => ground)).toContain("BREAK_GLASS");
    expect((await askAs(agency, clinician, PERSON, { id: other?.id })).data.person).toBeNull();
    expect((await askAs(agency, { ...clinician, sub: "another" }, PERSON, { id: person?.id })).data.person).toBeNull();
    const late = await askAs(agency, clinician, PERSON, { id: person?.id }, ({ viewer, request }) =>
      agency.contextOf(viewer, request, clockAt("2018-04-30T21:00:00.001Z")),
    );
    expect(late.data.person).toBeNull();

    const LIST =
      '{ operation(code: "GAO-2018") { brokenGlass { edges { node { reason role recordedBy { user } } } } } }';
    const audited = await askAs(agency, viewerAs("auditor"), LIST);
    expect(audited.data.operation.brokenGlass.edges).toEqual([
      { node: { reason, role: "clinician", recordedBy: { user: "clinician" } } },
    ]);
    const FILE = "query ($id: ID!) { person(id: $id) { brokenGlass { reason } } }";
    expect((await askAs(agency, registrar, FILE, { id: person?.id })).data.person.brokenGlass).toEqual([{ reason }]);
  });

  test("gives no right to write, and is not for roles without emergencies", async () => {
    for (const role of ["dashboard", "unicef-analyst", "consulate", "auditor", "iom-registrar"] as const) {
      const input = { id: randomUUID(), personId: unseen[1]?.id, reason };
      expect((await askAs(agency, viewerAs(role), BREAK, { input })).codes).toEqual(["UNAUTHORIZED_FIELD_OR_TYPE"]);
    }
    const manager = viewerAs("shelter-manager");
    await askAs(agency, manager, BREAK, { input: { id: randomUUID(), personId: unseen[1]?.id, reason } });
    expect((await askAs(agency, manager, PERSON, { id: unseen[1]?.id })).data.person.givenName).toBe(
      unseen[1]?.givenName,
    );
    const consent = { id: randomUUID(), personId: unseen[1]?.id, purpose: "ASSISTANCE", givenBy: "INDIVIDUAL" };
    const input = { ...consent, recipientAgencies: ["X"], dataCategories: ["IDENTITY"] };
    expect((await askAs(agency, manager, RECORD, { input })).codes).toEqual(["UNAUTHORIZED_FIELD_OR_TYPE"]);
  });

  test("takes a reason, is the same act when sent again, and ends at five people at a time", async () => {
    const viewer = viewerAs("transport-officer", { agency: "Another carrier" });
    const short = { id: randomUUID(), personId: unseen[2]?.id, reason: "   because    " };
    expect((await askAs(agency, viewer, BREAK, { input: short })).codes).toEqual(["REASON_MISSING"]);
    const inputs = unseen.slice(2, 8).map(({ id }) => ({ id: randomUUID(), personId: id, reason }));
    const told: unknown[][] = [];
    for (const input of inputs) told.push((await askAs(agency, viewer, BREAK, { input })).codes);
    expect(told).toEqual([[], [], [], [], [], ["GLASS_LIMIT"]]);
    expect((await askAs(agency, viewer, BREAK, { input: inputs[0] })).codes).toEqual([]);
    expect((await askAs(agency, viewer, BREAK, { input: { ...inputs[0], personId: unseen[9]?.id } })).codes).toEqual([
      "ID_TAKEN",
    ]);
  });
});
