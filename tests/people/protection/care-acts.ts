// In whose care a child is: one arrangement at a time, whatever order desks send them in, and who answers for the child.
import { randomUUID } from "node:crypto";
import { PersonTie } from "#kit/access/tie.entity";
import { insertRows } from "#kit/insert";
import { transact } from "#kit/transaction";
import type { Viewer } from "#kit/viewer";
import { Person } from "../../../services/people/person/person.entity";
import { Sex } from "../../../services/people/person/person.enums";
import { CarePlacement } from "../../../services/people/protection/care/care.entity";
import { ChildCase } from "../../../services/people/protection/case/case.entity";
import { Relationship } from "../../../services/people/relationship/relationship.entity";
import { act, colleague, fewPeople, stranger, unicef, type Desk, type OpenCase } from "./desks";

const FIELDS = "placement { id arrangement occurredAt endedAt caregiver { id } }";
const NOW = "2018-04-30T18:00:00.000Z";
const STAMP = {
  ...{ recordedByAgency: "IOM", recordedByUser: "test", occurredAt: new Date(NOW), recordedAt: new Date(NOW) },
  ...{ birthDatePrecision: "EXACT", languageCodes: [], displacementStatus: "RETURNEE" },
} as unknown as Partial<Person>;
const at = (hour: string): string => `2018-04-30T${hour}:00:00.000Z`;

/** Tests of care arrangements. */
export function careActs(desk: () => Desk): void {
  const run = (name: string, input: Record<string, unknown>, viewer: Viewer = unicef) =>
    act(desk().agency, viewer, name, input, FIELDS);
  /** An open case of a child in nobody's care. */
  const newChild = async (): Promise<OpenCase> => {
    const child = desk().nextCase();
    await transact(desk().agency.db, (tx) => tx.delete(CarePlacement, { childCaseId: child.id }));
    return child;
  };
  /** A grown-up of the child's household, whom the desk does not see. */
  const relative = async ({ personId }: OpenCase, change: Partial<Person> = {}): Promise<string> => {
    const id = randomUUID();
    const householdId = randomUUID();
    await transact(desk().agency.db, async (tx) => {
      await tx.update(Person, { id: personId }, { householdId });
      const keys = { registrationNumber: null, registrationKey: null };
      const about = { bornOn: "1980-01-01", isAgeDisputed: false, sex: Sex.FEMALE };
      const { operationCode } = await tx.findOneByOrFail(Person, { id: personId });
      const row = { id, operationCode, ...keys, ...about, householdId, ...change };
      await insertRows(tx, Person, [{ ...STAMP, ...row }]);
    });
    return id;
  };
  const careOf = ({ id }: OpenCase) =>
    desk().agency.db.find(CarePlacement, { where: { childCaseId: id }, order: { occurredAt: "ASC" } });
  const spansOf = async (child: OpenCase) =>
    (await careOf(child)).map(({ arrangement, occurredAt, endedAt }) => [
      arrangement,
      occurredAt.toISOString(),
      endedAt?.toISOString() ?? null,
    ]);
  const tiesOf = async (caregiverId: string, { personId }: OpenCase) =>
    (await desk().agency.db.findBy(Relationship, { personId: caregiverId, otherId: personId })).map(
      ({ kind, isCaregiver }) => [kind, isCaregiver],
    );
  const currentCare = async ({ id }: OpenCase) => {
    const source = "query ($k: [_Any!]!) { _entities(representations: $k) { ... on ChildCase { careArrangement } } }";
    const { data } = await desk().agency.ask(source, { k: [{ __typename: "ChildCase", id }] });
    return data._entities[0].careArrangement as string;
  };

  test("goes on until the next begins, and is nobody's once it has ended", async () => {
    const child = await newChild();
    const first = { caseId: child.id, arrangement: "RESIDENTIAL_CARE", occurredAt: at("08") };
    const { payload, codes, id } = await run("arrangeCare", first);
    expect([codes, payload.placement]).toEqual([
      [],
      { id, arrangement: "RESIDENTIAL_CARE", occurredAt: at("08"), endedAt: null, caregiver: null },
    ]);
    expect((await run("arrangeCare", { ...first, id })).payload).toEqual(payload);
    await run("arrangeCare", { caseId: child.id, arrangement: "FOSTER_CARE", occurredAt: at("12") }, colleague);
    expect(await spansOf(child)).toEqual([
      ["RESIDENTIAL_CARE", at("08"), at("12")],
      ["FOSTER_CARE", at("12"), null],
    ]);
    expect(await currentCare(child)).toBe("FOSTER_CARE");
    expect((await run("endCare", { caseId: child.id, occurredAt: at("11") })).codes).toEqual(["TIME_INVALID"]);
    const ended = await run("endCare", { caseId: child.id });
    expect(ended.payload.placement).toMatchObject({ arrangement: "FOSTER_CARE", endedAt: NOW });
    expect((await run("endCare", { caseId: child.id, id: ended.id })).payload).toEqual(ended.payload);
    expect((await run("endCare", { caseId: child.id })).codes).toEqual(["STATE_INVALID"]);
    expect(await currentCare(child)).toBe("NONE");
  });

  test("that is sent late takes its place among what is known", async () => {
    const child = await newChild();
    for (const [arrangement, hour] of [
      ["FOSTER_CARE", "14"],
      ["RESIDENTIAL_CARE", "08"],
      ["UNRELATED_ADULT", "06"],
      ["KAFALA", "10"],
    ] as const) {
      const { codes } = await run("arrangeCare", { caseId: child.id, arrangement, occurredAt: at(hour) });
      expect(codes).toEqual([]);
    }
    expect(await spansOf(child)).toEqual([
      ["UNRELATED_ADULT", at("06"), at("08")],
      ["RESIDENTIAL_CARE", at("08"), at("10")],
      ["KAFALA", at("10"), at("14")],
      ["FOSTER_CARE", at("14"), null],
    ]);
  });

  test("of ten that begin at once one lasts", async () => {
    const child = await newChild();
    const input = { caseId: child.id, arrangement: "RESIDENTIAL_CARE" };
    await Promise.all(Array.from({ length: 10 }, () => run("arrangeCare", input)));
    const care = await careOf(child);
    expect([care.length, care.filter(({ endedAt }) => endedAt === null).length]).toEqual([10, 1]);
  });

  test("by the family makes its giver the child's caregiver, until somebody else cares", async () => {
    const child = await newChild();
    const aunt = await relative(child);
    const mother = await relative(child);
    const { personId } = child;
    await transact(desk().agency.db, (tx) => tx.delete(PersonTie, { personId }));
    const given = { caseId: child.id, arrangement: "PARENT", caregiverId: mother };
    const { payload, codes } = await run("arrangeCare", given);
    expect([codes, payload.placement.caregiver]).toEqual([[], { id: mother }]);
    expect(await tiesOf(mother, child)).toEqual([["MOTHER", true]]);
    const told = await desk().agency.db.query<{ payload: string }[]>(
      "SELECT payload FROM outbox WHERE kind = 'request-placements' AND payload LIKE ?",
      [`%${child.personId}%`],
    );
    const wishes = told.flatMap(({ payload }) => JSON.parse(payload).people as any[]);
    expect(wishes.filter(({ personId }) => personId === child.personId)).toMatchObject([{ housedAs: "FAMILIES" }]);
    // Whoever is merely of the household of before is not taken.
    const other = { caseId: child.id, arrangement: "KINSHIP_CARE", caregiverId: aunt };
    expect((await run("arrangeCare", other)).codes).toEqual(["NOT_FOUND"]);
    await transact(desk().agency.db, async (tx) => {
      const { householdId } = await tx.findOneByOrFail(Person, { id: mother });
      await tx.update(Person, { id: aunt }, { householdId });
    });
    await run("arrangeCare", other);
    expect([await tiesOf(mother, child), await tiesOf(aunt, child)]).toEqual([
      [["MOTHER", false]],
      [["OTHER_FAMILY", true]],
    ]);
    await run("arrangeCare", given);
    expect([await tiesOf(mother, child), await tiesOf(aunt, child)]).toEqual([
      [["MOTHER", true]],
      [["OTHER_FAMILY", false]],
    ]);
    await run("arrangeCare", { caseId: child.id, arrangement: "FOSTER_CARE", caregiverId: aunt });
    expect([await tiesOf(mother, child), await tiesOf(aunt, child)]).toEqual([
      [["MOTHER", false]],
      [["OTHER_FAMILY", false]],
    ]);
  });

  test("is given by somebody of age whom the desk knows, and by nobody in a life alone", async () => {
    const child = await newChild();
    const minor = await relative(child, { bornOn: "2005-01-01" });
    const elsewhere = fewPeople.people.find(({ child: one, id }) => !one && id !== child.personId)?.id;
    const refused: [Record<string, unknown>, string][] = [
      [{ caregiverId: minor }, "INPUT_INVALID"],
      [{ caregiverId: child.personId }, "INPUT_INVALID"],
      [{ caregiverId: elsewhere }, "NOT_FOUND"],
      [{ caregiverId: randomUUID() }, "NOT_FOUND"],
      [{ caregiverId: "aunt" }, "ID_MALFORMED"],
      [{ arrangement: "NONE", caregiverId: minor }, "INPUT_INVALID"],
      [{ occurredAt: "2018-05-02T00:00:00.000Z" }, "TIME_INVALID"],
    ];
    for (const [change, code] of refused) {
      const { codes } = await run("arrangeCare", { caseId: child.id, arrangement: "KINSHIP_CARE", ...change });
      expect([change, codes]).toEqual([change, [code]]);
    }
    const input = { caseId: child.id, arrangement: "KINSHIP_CARE" };
    expect((await run("arrangeCare", input, stranger)).codes).toEqual(["NOT_FOUND"]);
    await transact(desk().agency.db, (tx) => tx.update(ChildCase, { id: child.id }, { status: "CLOSED" as never }));
    for (const name of ["arrangeCare", "endCare"]) {
      const { arrangement } = input;
      const { codes } = await run(name, { caseId: child.id, ...(name === "arrangeCare" && { arrangement }) });
      expect(codes).toEqual(["STATE_INVALID"]);
    }
    expect(await careOf(child)).toEqual([]);
  });

  test("is not given by somebody who was seen through broken glass, who would be seen for longer", async () => {
    const child = await newChild();
    const somebody = fewPeople.people.find(({ child: one, travelConsent }) => !one && travelConsent)?.id ?? "";
    const why = { personId: somebody, reason: "Somebody in danger was brought to us" };
    const watcher = { ...unicef, sub: "fatou", purpose: "TRAVEL_DOCUMENTS" };
    await act(desk().agency, watcher, "breakGlass", why, "personId");
    const input = { caseId: child.id, arrangement: "KINSHIP_CARE", caregiverId: somebody };
    expect((await run("arrangeCare", input, watcher)).codes).toEqual(["NOT_FOUND"]);
  });
}
