// A person who is erased is gone from every answer, and every total stays what it was.
import { randomUUID } from "node:crypto";
import { personColumnsOf } from "#kit/retention/plan";
import { transact } from "#kit/transaction";
import { sealedIn } from "#kit/vault/columns";
import type { Role } from "#kit/access/roles";
import type { PersonStory } from "#scenario/story";
import { gao2018 } from "../../support/stories";
import { AGENCIES } from "../../../agencies";
import { Person } from "../../../services/people/person/person.entity";
import { engines } from "../../support/databases";
import { hubUnderTest, type HubUnderTest, type Told } from "../../support/hub";

const story = gao2018();
const DONE = ["COMPLETED", "REVOKED", "ENTERED_IN_ERROR"];

const OVER = ["ARRIVED", "HANDED_OVER", "NO_SHOW", "OFFLOADED", "DECLINED"];

/** Went home, and nobody has anything left to do for them. */
const settled = story.people.filter(
  ({ returnCase, needs, child, entries, stays }) =>
    ["ARRIVED", "CLOSED"].includes(returnCase?.status ?? "") &&
    !child &&
    entries.every(({ status }) => OVER.includes(status)) &&
    stays.every(({ status }) => status !== "CHECKED_IN" && status !== "RESERVED") &&
    needs.every(({ status }) => DONE.includes(status)),
);

const MUTATIONS: Record<string, { agency: string; role: Role }> = {
  erasePerson: { agency: "people", role: "iom-registrar" },
  erasePersonFromShelters: { agency: "shelters", role: "iom-registrar" },
  erasePersonFromHealth: { agency: "health", role: "clinician" },
  erasePersonFromTransport: { agency: "transport", role: "transport-officer" },
};

const EVERYWHERE = `mutation($input: ErasePersonInput!) {
  ${Object.keys(MUTATIONS)
    .map((name) => `${name}(input: $input) { personIds erasedAt recordsErased recordsCounted }`)
    .join("\n  ")}
}`;

const FIGURES = `{ operation(code: "GAO-2018") {
  total: population(by: []) { count }
  finest: population(by: [SEX, AGE_GROUP]) { sex ageGroup count }
  minors: population(by: [SEX, IS_MINOR]) { sex isMinor count }
  nations: population(by: [NATIONALITY]) { nationality { code } count }
  status: population(by: [DISPLACEMENT_STATUS]) { displacementStatus count }
  days: population(by: [ARRIVAL_DAY]) { arrivalDay count }
  arrivalsByDay { day headcount registered }
  capacity occupancy reserved unsheltered
  distributionsByKind { kind count quantity people }
  needsByPriority { priority active onHold completed total }
  screeningsByTriage { triage count }
  movements { transportedOnward returned inTransit heldNow returnCasesByStatus { status count } returnedByCountry { country { code } count } }
} }`;

describe.each(engines())("a person who is erased, on $name", (engine) => {
  let hub: HubUnderTest;
  const left = [...settled];

  beforeAll(async () => {
    hub = await hubUnderTest(engine, [story]);
  }, 120_000);
  afterAll(() => hub.stop());

  const erase = (personId: string, id: string = randomUUID()): Promise<Told> =>
    hub.ask(EVERYWHERE, { input: { id, personId, reason: "PERSON_ASKED" } });

  const settledOne = (): PersonStory => {
    const person = left.pop();
    if (!person) throw new Error("The story has too few people who went home.");
    return person;
  };

  test("is still counted in every total, whoever asks", async () => {
    const [all, masked] = [await hub.ask(FIGURES), await hub.ask(FIGURES, {}, "dashboard")];
    for (let count = 0; count < 12; count++) expect((await erase(settledOne().id)).errors).toBeUndefined();
    expect(await hub.ask(FIGURES)).toEqual(all);
    expect(await hub.ask(FIGURES, {}, "dashboard")).toEqual(masked);
    expect(all.data.operation.total).toEqual([{ count: 1135 }]);
  });

  test("is found by nobody any more: by id, number, name, list, or on what agencies hold", async () => {
    const person = settledOne();
    const number = person.registrationNumber;
    const question = `query($id: ID!, $number: String!, $name: String!, $trip: ID!) {
      person(id: $id) { id }
      personByRegistrationNumber(registrationNumber: $number) { id }
      people(operation: "GAO-2018", filter: { name: $name }, first: 200) { edges { node { id } } }
      everybody: people(operation: "GAO-2018") { totalCount }
      trip(id: $trip) { manifest { person { id } } }
      returnCases(operation: "GAO-2018", first: 1) { totalCount }
    }`;
    const variables = {
      id: person.id,
      number,
      trip: person.entries[0]?.tripId,
      name: `${person.givenName} ${person.familyName}`,
    };
    const before = await hub.ask(question, variables);
    expect(before.errors).toBeUndefined();
    expect(JSON.stringify(before.data)).toContain(person.id);
    expect((await erase(person.id)).errors).toBeUndefined();
    const { data } = await hub.ask(question, variables);
    expect(JSON.stringify(data)).not.toContain(person.id);
    expect([data.person, data.personByRegistrationNumber]).toEqual([null, null]);
    expect(data.everybody.totalCount).toBe(before.data.everybody.totalCount - 1);
    expect(data.returnCases.totalCount).toBe(before.data.returnCases.totalCount - 1);
  });

  test("leaves nothing behind that was sealed, and no row but the counted ones", async () => {
    const { id } = settledOne();
    expect((await erase(id)).errors).toBeUndefined();
    for (const { agency } of AGENCIES) {
      const db = hub.agencies.find(({ name }) => name === agency.name)?.db;
      for (const [table, columns] of personColumnsOf(agency.retention)) {
        for (const column of columns) {
          for (const row of (await db?.find(table, { where: { [column]: id } })) ?? []) {
            // A need is of no kind any more.
            const kept = sealedIn(db?.dataSource.getMetadata(table).columns ?? []).filter(
              ({ property }) => ![null, "OTHER"].includes((row as Record<string, string | null>)[property] ?? null),
            );
            expect([table.name, kept.map(({ property }) => property)]).toEqual([table.name, []]);
          }
        }
      }
    }
    const people = hub.agencies[0]?.db;
    expect(await people?.query("SELECT * FROM person_name_word WHERE personId = ?", [id])).toEqual([]);
    expect(await people?.query("SELECT * FROM consent WHERE personId = ?", [id])).toEqual([]);
  });

  test("is erased once: the same act answers the same, another finds nobody, and its id is for one person", async () => {
    const [person, other] = [settledOne(), settledOne()];
    const act = randomUUID();
    const first = await erase(person.id, act);
    expect(await erase(person.id, act)).toEqual(first);
    const again = await erase(person.id);
    expect(again.errors?.map(({ extensions, path }) => [extensions.code, path])).toEqual([
      ["NOT_FOUND", ["erasePerson"]],
    ]);
    const taken = await erase(other.id, act);
    expect(new Set(taken.errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(["ID_TAKEN"]));
    expect((await hub.ask("query($id: ID!) { person(id: $id) { id } }", { id: other.id })).data.person.id).toBe(
      other.id,
    );
  });

  test("is erased with every record that was found to be of the same person, by whichever id", async () => {
    const people = hub.agencies[0]?.db;
    const [kept, merged] = [settledOne().id, settledOne().id];
    if (people) await transact(people, (tx) => tx.update(Person, { id: merged }, { mergedIntoId: kept }));
    const { data, errors } = await hub.ask(
      "mutation($input: ErasePersonInput!) { erasePerson(input: $input) { personIds } }",
      { input: { id: randomUUID(), personId: merged, reason: "PERSON_ASKED" } },
    );
    expect(errors).toBeUndefined();
    expect(data.erasePerson.personIds).toEqual([kept, merged]);
    const names = await people?.query("SELECT givenName FROM person WHERE id IN (?, ?)", data.erasePerson.personIds);
    expect(names).toEqual([{ givenName: null }, { givenName: null }]);
  });

  test("is erased by an act that is one agency's own, though another's account is called the same", async () => {
    const { id: personId } = settledOne();
    const input = { id: randomUUID(), personId, reason: "PERSON_ASKED" };
    const act = (agency: string) => hub.ask(EVERYWHERE, { input }, undefined, { sub: "desk-1", agency });
    expect((await act("IOM")).errors).toBeUndefined();
    const codes = (await act("OCHA")).errors?.map(({ extensions }) => extensions.code);
    expect(codes).toEqual(["ID_TAKEN", "ID_TAKEN", "ID_TAKEN", "ID_TAKEN"]);
  });

  test("cannot be consented for, nor looked at through broken glass", async () => {
    const { id: personId } = settledOne();
    await erase(personId);
    const glass = await hub.ask(
      'mutation($id: ID!, $personId: ID!) { breakGlass(input: { id: $id, personId: $personId, reason: "a reason of some letters" }) { personId } }',
      { id: randomUUID(), personId },
    );
    expect(glass.errors?.map(({ extensions }) => extensions.code)).toEqual(["NOT_FOUND"]);
  });

  test("leaves on record who broke the glass for them, and not why", async () => {
    const { id: personId } = settledOne();
    const id = randomUUID();
    const reason = "a reason that tells of the person";
    await hub.ask("mutation($input: BreakGlassInput!) { breakGlass(input: $input) { personId } }", {
      input: { id, personId, reason },
    });
    expect((await erase(personId)).errors).toBeUndefined();
    const broken =
      '{ operation(code: "GAO-2018") { brokenGlass { edges { node { id role reason person { id } recordedBy { user } } } } } }';
    const { data } = await hub.ask(broken, {}, "auditor");
    const [row] = data.operation.brokenGlass.edges.filter(({ node }: { node: { id: string } }) => node.id === id);
    expect(row.node).toMatchObject({ reason: null, person: null, recordedBy: { user: expect.any(String) as string } });
  });

  test("is told to the auditor", async () => {
    const { id: personId } = settledOne();
    await erase(personId);
    const { data } = await hub.ask(
      `query($filter: AccessLogFilter) { accessLog { ${AGENCIES.map(({ agency }) => `${agency.name}(filter: $filter) { totalCount }`).join(" ")} } }`,
      { filter: { personId, category: "erasure" } },
      "auditor",
    );
    expect(Object.values(data.accessLog)).toEqual(AGENCIES.map(() => ({ totalCount: 1 })));
  });

  test.each([
    ["a child whose case is open", "erasePerson", story.people.find(({ child }) => child?.status === "OPEN")],
    [
      "somebody in a shelter",
      "erasePersonFromShelters",
      story.people.find(({ stays }) => stays.some(({ status }) => status === "CHECKED_IN")),
    ],
    [
      "somebody who still needs care",
      "erasePersonFromHealth",
      story.people.find(({ needs }) => needs.some(({ status }) => status === "ACTIVE")),
    ],
    [
      "somebody who is on their way",
      "erasePersonFromTransport",
      story.people.find(({ returnCase }) => returnCase?.status === "COUNSELLED"),
    ],
  ])("is not %s", async (_, name, person) => {
    const tables = (
      hub.agencies.find(({ name: own }) => own === MUTATIONS[name]?.agency) as HubUnderTest["agencies"][0]
    ).db;
    const rows = async (): Promise<unknown> => {
      const found: unknown[] = [];
      for (const { target } of tables.dataSource.entityMetadatas) {
        if (!(target as { name: string }).name.startsWith("AccessLog")) found.push(await tables.count(target));
      }
      return found;
    };
    const before = await rows();
    const { errors } = await hub.ask(`mutation($input: ErasePersonInput!) { ${name}(input: $input) { erasedAt } }`, {
      input: { id: randomUUID(), personId: person?.id, reason: "PERSON_ASKED" },
    });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["ERASURE_BLOCKED"]);
    expect(await rows()).toEqual(before);
  });

  test("is erased by whoever may, and by nobody else", async () => {
    for (const [name, { role: may }] of Object.entries(MUTATIONS)) {
      for (const role of ["unicef-caseworker", "shelter-manager", "consulate", "dashboard", "auditor", may] as const) {
        const { errors } = await hub.ask(
          `mutation($input: ErasePersonInput!) { ${name}(input: $input) { erasedAt } }`,
          { input: { id: randomUUID(), personId: "no id", reason: "PERSON_ASKED" } },
          role,
        );
        const refused = role === may ? "ID_MALFORMED" : "UNAUTHORIZED_FIELD_OR_TYPE";
        expect([name, role, errors?.[0]?.extensions.code]).toEqual([name, role, refused]);
      }
    }
  });

  test.each([
    ["of an operation that the viewer does not work in", (): string => settledOne().id],
    ["of whom nothing is there yet, by who works in one operation", (): string => randomUUID()],
  ])("is nobody %s", async (_, whom) => {
    const personId = whom();
    for (const [name, { role }] of Object.entries(MUTATIONS)) {
      const { errors } = await hub.ask(
        `mutation($input: ErasePersonInput!) { ${name}(input: $input) { erasedAt } }`,
        { input: { id: randomUUID(), personId, reason: "PERSON_ASKED" } },
        role,
        { operations: ["AGADEZ-2018"] },
      );
      expect([name, errors?.[0]?.extensions.code]).toEqual([name, "NOT_FOUND"]);
    }
  });
});
