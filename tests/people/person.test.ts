import { randomUUID } from "node:crypto";
import { transact } from "#kit/transaction";
import { Person as PersonRow } from "../../services/people/person/person.entity";
import type { AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { LOADING, peopleUnderTest } from "./ask";
import { askFor, nodesOf, type Page } from "../support/agency";

interface Person {
  id: string;
  registrationNumber: string;
  givenName: string;
  familyName: string;
  occurredAt: string;
}

const PEOPLE = `query($operation: ID!, $filter: PersonFilter, $sort: PersonSort! = REGISTERED, $first: Int! = 25, $after: String) {
  people(operation: $operation, filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id registrationNumber givenName familyName occurredAt } } } }`;

const EVERYTHING = `id registrationNumber givenName familyName otherNames sex bornOn birthDatePrecision isAgeDisputed ageYears ageGroup
  isMinor nationalities { code label(language: FR) system } countryOfOrigin { code } languages { code label } phone displacementStatus arrivedOn
  daysSinceArrival outcome outcomeAt otherIds { agency value } specificNeeds { need { code label } notes identifiedAt }
  arrival { id pointOfEntry headcount } household { id head { id } members { id } }
  relationships { kind isCaregiver person { id } other { id } } caregivers { id } isOnHold holds { liftedAt }
  recordedBy { agency user } occurredAt recordedAt version operationCode`;

describe.each(engines())("people on $name", (engine) => {
  let agency: AgencyUnderTest;
  let someone: Person;

  beforeAll(async () => {
    agency = await peopleUnderTest(engine);
    someone = nodesOf((await pageOf({ first: 1 })).people)[0] as Person;
  }, LOADING);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const pageOf = async (variables: object) => {
    const { data, queries, codes } = await askFor<{ people: Page<Person> }>(agency, PEOPLE, {
      operation: "GAO-2018",
      ...variables,
    });
    return { people: data.people, queries, codes };
  };

  const allOf = async (variables: object): Promise<Person[]> => {
    const all: Person[] = [];
    for (let after: string | null = null; ;) {
      const { people } = await pageOf({ ...variables, first: 200, after });
      all.push(...nodesOf(people));
      if (!people.pageInfo.hasNextPage) return all;
      after = people.pageInfo.endCursor;
    }
  };

  test("are listed once each, page after page, the latest registered first", async () => {
    const all = await allOf({});
    expect(new Set(all.map(({ id }) => id)).size).toBe(1135);
    expect(all).toHaveLength(1135);
    const times = all.map(({ occurredAt }) => occurredAt);
    expect(times).toEqual([...times].sort().reverse());
  });

  test("a page of them costs two statements, and with its total three", async () => {
    const { queries } = await agency.ask('{ people(operation: "GAO-2018") { edges { node { id } } } }');
    expect(queries).toHaveLength(2);
    expect((await pageOf({})).queries).toHaveLength(3);
  });

  test("a page with everything that is known of them costs one statement for each table and level", async () => {
    const source = `{ people(operation: "GAO-2018", first: 100) { edges { node { ${EVERYTHING} } } } }`;
    const { data, codes, queries } = await askFor<{ people: Page<Person> }>(agency, source);
    expect(codes).toEqual([]);
    expect(data.people.edges).toHaveLength(100);
    // operation, people · nationalities, numbers, needs, arrivals, households, relationships, caregivers, holds ·
    // heads, members, sides of relationships, caregivers themselves
    expect(queries.length).toBeLessThanOrEqual(14);
    expect((await agency.ask(source.replace("first: 100", "first: 200"))).queries.length).toBeLessThanOrEqual(14);
  });

  test("a person is found by id and by wristband, however the number is typed", async () => {
    const byId = await askFor<{ person: Person }>(agency, `query($id: ID!) { person(id: $id) { ${EVERYTHING} } }`, {
      id: someone.id,
    });
    expect(byId.codes).toEqual([]);
    expect(byId.data.person).toMatchObject({
      id: someone.id,
      familyName: someone.familyName,
      operationCode: "GAO-2018",
    });
    const typed = ` ${someone.registrationNumber.toLowerCase()} `;
    const byNumber = await askFor<{ personByRegistrationNumber: Person }>(
      agency,
      "query($number: String!) { personByRegistrationNumber(registrationNumber: $number) { id } }",
      { number: typed },
    );
    expect(byNumber.data.personByRegistrationNumber.id).toBe(someone.id);
    expect(byNumber.queries).toHaveLength(1);
  });

  test("a person that does not exist is null, an id that is none is refused", async () => {
    const ask = (id: string) => agency.ask("query($id: ID!) { person(id: $id) { id } }", { id });
    expect(await ask(randomUUID())).toMatchObject({ data: { person: null }, codes: [] });
    expect(await ask("GAO-7K3F9Q")).toMatchObject({ data: { person: null }, codes: ["ID_MALFORMED"] });
    const nobody = await agency.ask('{ personByRegistrationNumber(registrationNumber: "GAO-NOBODY") { id } }');
    expect(nobody).toMatchObject({ data: { personByRegistrationNumber: null }, codes: [] });
  });

  test("an operation that does not exist is refused by name", async () => {
    const { codes, messages } = await agency.ask('{ people(operation: "NONE-1") { totalCount } }');
    expect(codes).toEqual(["OPERATION_UNKNOWN"]);
    expect(messages[0]).toContain("NONE-1");
  });

  test.each([
    [{ first: 0 }, "PAGE_SIZE_INVALID"],
    [{ first: 201 }, "PAGE_SIZE_INVALID"],
    [{ after: "nonsense" }, "CURSOR_INVALID"],
  ])("a page of %j is refused", async (page, code) => {
    expect((await pageOf(page)).codes).toEqual([code]);
  });

  test("the gateway finds many by id in one statement, and asks once more whom ids lead to that are nobody's", async () => {
    const ids = [someone.id, randomUUID(), ...(await allOf({})).slice(5, 10).map(({ id }) => id)];
    const { data, queries } = await askFor<{ _entities: (Person | null)[] }>(
      agency,
      "query($of: [_Any!]!) { _entities(representations: $of) { ... on Person { id sex } } }",
      { of: ids.map((id) => ({ __typename: "Person", id })) },
    );
    expect(data._entities.map((person) => person?.id ?? null)).toEqual([ids[0], null, ...ids.slice(2)]);
    expect(queries.map(({ parameters }) => parameters.length)).toEqual([ids.length, 1]);
  });

  test("an id that was merged answers the survivor, who alone is listed", async () => {
    const [survivor, merged] = (await allOf({})).slice(3, 5) as [Person, Person];
    const set = (mergedIntoId: string | null) =>
      transact(agency.db, (tx) => tx.update(PersonRow, { id: merged.id }, { mergedIntoId }));
    await set(survivor.id);
    const { data, queries } = await askFor<Record<string, Person>>(
      agency,
      `query($id: ID!, $number: String!) { person(id: $id) { id } personByRegistrationNumber(registrationNumber: $number) { id } }`,
      { id: merged.id, number: merged.registrationNumber },
    );
    expect([data.person?.id, data.personByRegistrationNumber?.id]).toEqual([survivor.id, survivor.id]);
    expect(queries).toHaveLength(4);
    const listed = await allOf({});
    expect(listed).toHaveLength(1134);
    expect(listed.some(({ id }) => id === merged.id)).toBe(false);
    await set(null);
  });
});
