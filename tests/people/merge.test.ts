import { randomUUID } from "node:crypto";
import { transact } from "#kit/transaction";
import { PersonTie } from "#kit/access/tie.entity";
import { fewPeople, colleague, REASON, stranger, unicef, valueOf, act } from "./protection/desks";
import { askAs, viewerAs } from "../access/ask-as";
import type { AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { insertRows } from "#kit/insert";
import { PotentialDuplicate } from "../../services/people/protection/duplicate/duplicate.entity";
import { PotentialDuplicateStatus } from "../../services/people/protection/duplicate/duplicate.enums";
import { POTENTIAL_DUPLICATE_STATES } from "../../services/people/protection/duplicate/duplicate.rules";
import { stepsOf } from "../support/steps";
import { LOADING, peopleUnderTest } from "./ask";

const desk = viewerAs("iom-registrar");
const shelter = viewerAs("shelter-manager", { sites: ["site-of-the-test"] });
/** Names of them are like no other text. */
const LETTERS = "bdfgklmnprstvzxj";
const REFUSED = "UNAUTHORIZED_FIELD_OR_TYPE";
const PAIR = "duplicate { id status score needsCaseOwnerApproval decidedBy keptPerson { id } } person { id }";

describe.each(engines())("two records of one person on $name", (engine) => {
  let agency: AgencyUnderTest;
  let grownUps: string[];
  let children: string[];

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, [fewPeople]);
    const idsOf = async (sql: string): Promise<string[]> =>
      (await agency.db.query<{ id: string }[]>(sql)).map(({ id }) => id);
    const hasCase = "EXISTS (SELECT 1 FROM child_case c WHERE c.personId = p.id)";
    const free = "NOT EXISTS (SELECT 1 FROM relationship r WHERE p.id IN (r.personId, r.otherId))";
    grownUps = await idsOf(`SELECT p.id FROM person p WHERE NOT ${hasCase} AND p.bornOn < '1990-01-01' ORDER BY p.id`);
    children = await idsOf(
      `SELECT p.id FROM person p JOIN child_case c ON c.personId = p.id WHERE ${free} AND c.status = 'OPEN' AND c.owningAgency = 'UNICEF' ORDER BY p.id`,
    );
  }, LOADING);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const next = (from: string[]): string => {
    const id = from.shift();
    if (!id) throw new Error("The story has nobody left.");
    return id;
  };
  /** Somebody new, with what only a registration brings. */
  const register = async (facts: Record<string, unknown> = {}): Promise<string> => {
    const id = randomUUID();
    // No two sound alike unless a test wants it.
    const familyName = id.replace(/-|.{12}$/g, "").replace(/./g, (digit) => LETTERS.charAt(Number.parseInt(digit, 16)));
    const person = { givenName: "Moussako", familyName, sex: "MALE", bornOn: "1985-03-02", ...facts };
    const input = { id, operation: fewPeople.operation.code, ...person };
    const { payload, messages } = await act(agency, desk, "registerPerson", input, "person { id }");
    if (payload?.person.id !== id) throw new Error(messages.join());
    return id;
  };
  const merge = (keptPersonId: string, mergedPersonId: string, rest: Record<string, unknown> = {}, viewer = desk) =>
    act(agency, viewer, "mergePeople", { keptPersonId, mergedPersonId, reason: REASON, ...rest }, PAIR);
  const person = async (id: string, fields = "id", viewer = desk) =>
    (await askAs(agency, viewer, `query ($id: ID!) { person(id: $id) { ${fields} } }`, { id })).data?.person;
  const countOf = async (sql: string, of: unknown[] = []) => Number(await valueOf(agency, sql, of));
  const survivor = (id: string) => valueOf(agency, "SELECT mergedIntoId FROM person WHERE id = ?", [id]);

  test("both ids and both wristbands lead to the kept record, which has what the other had", async () => {
    const [kept, merged] = [
      await register(),
      await register({ nationalities: ["GIN"], otherIds: [{ agency: "UNHCR", value: "UNH-00417-K" }] }),
    ];
    const { registrationNumber } = await person(merged, "registrationNumber");
    await act(agency, desk, "placeHold", { personId: merged }, "hold { id }");
    await transact(agency.db, (tx) =>
      tx.insert(PersonTie, {
        ...{ personId: merged, kind: "SHELTER", holder: "site-of-the-test", operationCode: fewPeople.operation.code },
        ...{ beganAt: new Date("2018-04-20T00:00:00Z"), endedAt: null },
      }),
    );
    const first = await merge(kept, merged);
    expect(first.codes).toEqual([]);
    expect(first.payload.person.id).toBe(kept);
    expect(first.payload.duplicate).toMatchObject({ status: "MERGED", keptPerson: { id: kept }, decidedBy: desk.sub });

    const again = await merge(kept, merged, { id: first.id });
    expect(again.payload).toEqual(first.payload);
    const FIELDS = "id nationalities { code } otherIds { agency value } isOnHold mayReturn";
    const found = await person(merged, FIELDS);
    expect(found).toEqual({
      ...{ id: kept, nationalities: expect.arrayContaining([{ code: "GIN" }]) },
      ...{ otherIds: [{ agency: "UNHCR", value: "UNH-00417-K" }], isOnHold: true, mayReturn: true },
    });
    const byNumber = `query ($n: String!) { personByRegistrationNumber(registrationNumber: $n) { id } }`;
    expect((await askAs(agency, desk, byNumber, { n: registrationNumber })).data).toEqual({
      personByRegistrationNumber: { id: kept },
    });
    expect(await person(merged, "id", shelter)).toEqual({ id: kept });
    expect(await person(kept, "id", shelter)).toEqual({ id: kept });
  });

  test("no record leads to one that is merged itself", async () => {
    const [a, b, c] = [await register(), await register(), await register()];
    expect((await merge(b, a)).codes).toEqual([]);
    expect((await merge(c, b)).codes).toEqual([]);
    expect([await survivor(a), await survivor(b), await survivor(c)]).toEqual([c, c, null]);
    expect(await person(a)).toEqual({ id: c });
  });

  test("two merges at once end in a sound state", async () => {
    for (const isCircle of [true, false]) {
      const [a, b, c] = [await register(), await register(), await register()];
      await Promise.all(isCircle ? [merge(a, b), merge(b, a)] : [merge(b, a), merge(c, b)]);
      const rows = await agency.db.query<{ id: string; mergedIntoId: string | null }[]>(
        "SELECT id, mergedIntoId FROM person WHERE id IN (?, ?, ?)",
        [a, b, c],
      );
      const leads = new Map(rows.map((row) => [row.id, row.mergedIntoId]));
      const merged = rows.filter((row) => row.mergedIntoId !== null);
      expect(merged.length).toBeGreaterThan(0);
      for (const row of merged) expect(leads.get(row.mergedIntoId ?? "")).toBeNull();
    }
  });

  test("a child of the merged record keeps its caregiver, and nobody is cared for by themselves", async () => {
    const [kept, merged] = [await register({ sex: "FEMALE" }), await register({ sex: "FEMALE" })];
    const child = await register({ bornOn: "2012-05-05", caregiverId: merged, caregiverKind: "MOTHER" });
    await act(
      agency,
      desk,
      "linkRelatives",
      { personId: kept, otherId: merged, kind: "SIBLING", isCaregiver: false },
      "relationship { id }",
    );
    await act(agency, desk, "formHousehold", { personIds: [merged, child], headId: merged }, "household { id }");
    expect((await merge(kept, merged)).codes).toEqual([]);
    const found = await person(child, "caregivers { id } household { head { id } members { id } }");
    expect(found.caregivers).toEqual([{ id: kept }]);
    expect(found.household.head).toEqual({ id: kept });
    expect(found.household.members).toHaveLength(2);
    expect(await countOf("SELECT COUNT(*) FROM relationship WHERE personId = otherId")).toBe(0);
    expect(await countOf("SELECT COUNT(*) FROM child_case WHERE personId = ?", [child])).toBe(0);
  });

  test("whoever became a minor by it cares for nobody, and the child has a case", async () => {
    const [kept, merged] = [
      await register({ bornOn: "2006-01-01", caregiverId: next(grownUps), caregiverKind: "OTHER_FAMILY" }),
      await register(),
    ];
    const child = await register({ bornOn: "2012-05-05", caregiverId: merged, caregiverKind: "FATHER" });
    expect((await merge(kept, merged)).payload.duplicate.status).toBe("MERGED");
    expect((await person(child, "caregivers { id }")).caregivers).toEqual([]);
    expect(await countOf("SELECT COUNT(*) FROM child_case WHERE personId = ?", [child])).toBe(1);
  });

  test("a child's records are merged only when the owner of the case agrees; the case goes with the child", async () => {
    const [kept, child] = [
      await register({ bornOn: "2007-07-07", caregiverId: next(grownUps), caregiverKind: "OTHER_FAMILY" }),
      next(children),
    ];
    const asked = await merge(kept, child);
    expect(asked.payload.duplicate).toMatchObject({ status: "AWAITING_CASE_OWNER", needsCaseOwnerApproval: true });
    expect(await survivor(child)).toBeNull();
    const duplicateId = asked.payload.duplicate.id;
    const approve = (viewer = unicef) => act(agency, viewer, "approveMerge", { duplicateId }, "status person { id }");

    expect((await approve(stranger)).codes).toEqual(["NOT_FOUND"]);
    expect((await approve(desk)).codes).toEqual([REFUSED]);
    expect((await act(agency, unicef, "declineMerge", { duplicateId, reason: REASON }, "status")).codes).toEqual([]);
    expect((await approve()).codes).toEqual(["NOT_FOUND"]);
    expect((await merge(kept, child, { duplicateId })).payload.duplicate.status).toBe("AWAITING_CASE_OWNER");

    expect((await approve(colleague)).payload).toEqual({ status: "MERGED", person: { id: kept } });
    expect(await survivor(child)).toBe(kept);
    expect(await countOf("SELECT COUNT(*) FROM child_case WHERE personId = ?", [kept])).toBe(1);
    expect(await person(child, "id", unicef)).toEqual({ id: kept });
  });

  test("of two cases of one child one goes on", async () => {
    const [kept, merged] = [next(children), next(children)];
    const { id: duplicateId } = (await merge(kept, merged)).payload.duplicate;
    const done = await act(agency, unicef, "approveMerge", { duplicateId }, "status");
    expect(done.payload).toEqual({ status: "MERGED" });
    const statusOf = (id: string) => valueOf(agency, "SELECT status FROM child_case WHERE personId = ?", [id]);
    expect([await statusOf(kept), await statusOf(merged)]).toEqual(["OPEN", "CLOSED"]);
  });

  test("a pair that is two persons is dismissed, and stays so", async () => {
    const one = await register({ familyName: "Tambourazo" });
    const other = await register({ familyName: "Tambourazo", bornOn: "1986-03-02" });
    const duplicateId = await valueOf(
      agency,
      "SELECT id FROM potential_duplicate WHERE personId IN (?, ?) AND otherPersonId IN (?, ?)",
      [one, other, one, other],
    );
    const dismiss = (rest: Record<string, unknown> = {}, viewer = desk) =>
      act(agency, viewer, "dismissDuplicate", { duplicateId, reason: REASON, ...rest }, "duplicate { status reason }");
    expect((await dismiss({ reason: "no" })).codes).toEqual(["REASON_MISSING"]);
    expect((await dismiss({}, unicef)).codes).toEqual([REFUSED]);
    const first = await dismiss();
    expect(first.payload).toEqual({ duplicate: { status: "INVALID", reason: REASON } });
    expect((await dismiss({ id: first.id })).payload).toEqual(first.payload);
    expect((await dismiss()).codes).toEqual(["STATE_INVALID"]);
    expect((await merge(one, other)).codes).toEqual(["STATE_INVALID"]);
    expect(await survivor(other)).toBeNull();
  });

  const tried = stepsOf("a pair that may be one person");
  /** `of` is whether one of the two has a child case; what is not for the owner of a case to decide is not there for them. */
  const STEPS: Record<
    string,
    { to: PotentialDuplicateStatus; of: "nobody" | "child"; from?: PotentialDuplicateStatus; refusal: string }
  > = {
    dismissDuplicate: { to: PotentialDuplicateStatus.INVALID, of: "nobody", refusal: "STATE_INVALID" },
    mergePeople: { to: PotentialDuplicateStatus.MERGED, of: "nobody", refusal: "STATE_INVALID" },
    askToMerge: { to: PotentialDuplicateStatus.AWAITING_CASE_OWNER, of: "child", refusal: "STATE_INVALID" },
    approveMerge: {
      ...{
        to: PotentialDuplicateStatus.MERGED,
        of: "child",
        from: PotentialDuplicateStatus.AWAITING_CASE_OWNER,
        refusal: "NOT_FOUND",
      },
    },
    declineMerge: {
      ...{
        to: PotentialDuplicateStatus.OPEN,
        of: "child",
        from: PotentialDuplicateStatus.AWAITING_CASE_OWNER,
        refusal: "NOT_FOUND",
      },
    },
  };
  const steps = Object.values(PotentialDuplicateStatus).flatMap((from) =>
    Object.keys(STEPS).map((name) => [from, name] as const),
  );
  test.each(steps)("a pair that is %s, asked to %s, does what the table says", async (from, name) => {
    const { to, of, from: only, refusal } = STEPS[name] ?? { to: from, of: "nobody", refusal: "" };
    const minor = { bornOn: "2012-05-05" };
    const [kept, merged] = [await register(of === "child" ? minor : {}), await register(of === "child" ? minor : {})];
    const duplicateId = randomUUID();
    const [personId = "", otherPersonId = ""] = [kept, merged].sort();
    const at = new Date("2018-04-20T08:00:00Z");
    const stamp = { recordedByAgency: "IOM", recordedByUser: "desk", occurredAt: at, recordedAt: at, version: 1 };
    await transact(agency.db, (tx) =>
      insertRows(
        tx,
        PotentialDuplicate,
        [{ id: duplicateId, operationCode: fewPeople.operation.code, ...stamp, personId, otherPersonId }].map(
          (row) => ({ ...row, status: from, score: 50, clues: [] }),
        ),
      ),
    );
    const pair = (): Promise<PotentialDuplicate> => agency.db.findOneByOrFail(PotentialDuplicate, { id: duplicateId });
    const before = await pair();
    const reason = name !== "approveMerge" && { reason: REASON };
    const { codes } = /mergePeople|askToMerge/.test(name)
      ? await merge(kept, merged)
      : await act(agency, of === "child" ? unicef : desk, name, { duplicateId, ...reason }, "__typename");
    const isLegal = POTENTIAL_DUPLICATE_STATES[from].includes(to) && (only ?? from) === from;
    if (isLegal) expect([codes, (await pair()).status]).toEqual([[], to]);
    else
      expect([codes, await pair()]).toEqual([
        [from === PotentialDuplicateStatus.MERGED ? "STATE_INVALID" : refusal],
        before,
      ]);
    tried(isLegal);
  });

  test("what is refused changes nothing", async () => {
    const [one, other] = [await register(), await register()];
    const codes = async (...of: Parameters<typeof merge>) => (await merge(...of)).codes;
    expect(await codes(one, one)).toEqual(["INPUT_INVALID"]);
    expect(await codes(one, randomUUID())).toEqual(["NOT_FOUND"]);
    expect(await codes(one, "nobody")).toEqual(["ID_MALFORMED"]);
    expect(await codes(one, other, { reason: "why" })).toEqual(["REASON_MISSING"]);
    expect(await codes(one, other, { duplicateId: randomUUID() })).toEqual(["NOT_FOUND"]);
    for (const viewer of [unicef, shelter, viewerAs("clinician"), viewerAs("transport-officer")]) {
      expect(await codes(one, other, {}, viewer)).toEqual([REFUSED]);
    }
    expect([await survivor(one), await survivor(other)]).toEqual([null, null]);
  });
});
