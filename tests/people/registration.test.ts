// People are registered once each, whoever sends them how often, and a bad row costs itself alone.
import { randomUUID } from "node:crypto";
import { Letter } from "#kit/outbox/letter.entity";
import { gao2018 } from "../support/stories";
import { askFor, someone, type AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { LOADING, peopleUnderTest } from "./ask";

const OPERATION = "GAO-2018";
const RECORD_ARRIVAL = `mutation($input: RecordArrivalInput!) { recordArrival(input: $input) { arrival { id headcount registered } } }`;
const CORRECT = `mutation($input: CorrectArrivalInput!) { correctArrival(input: $input) { arrival { headcount version } conflict { named current } } }`;
const REGISTER = `mutation($input: RegisterPersonInput!) { registerPerson(input: $input) { status
  person { id registrationNumber givenName ageYears isMinor arrivedOn household { id } caregivers { id } childCase { status protectionStatus risk } } otherPerson { id } } }`;
const REGISTER_MANY = `mutation($input: RegisterPeopleInput!) { registerPeople(input: $input) { registered
  results { index personId status otherPersonId errors { code field value message } } } }`;

interface Result {
  index: number;
  personId: string;
  status: string;
  otherPersonId: string | null;
  errors: { code: string; field: string; value: string | null; message: string }[];
}

type Row = Record<string, unknown> & { id: string };

let serial = 0;
/** Somebody whom nobody takes for somebody else. */
function somebody(rest: Record<string, unknown> = {}): Row {
  const letters = Array.from(String(serial++), (digit) => "bdfgklmnpr".charAt(Number(digit))).join("a");
  const [givenName, familyName] = [`Za${letters}ta`, `Wo${letters}lo`];
  return { id: randomUUID(), givenName, familyName, sex: "MALE", estimatedAge: "30", nationalities: ["MLI"], ...rest };
}

describe.each(engines())("registering on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, [{ ...gao2018(), people: [], arrivals: [], trips: [] }]);
  }, LOADING);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const arrival = async (men: number, boys = 0): Promise<string> => {
    const headcount = { men, women: 0, boys, girls: 0 };
    const input = { id: randomUUID(), operation: OPERATION, pointOfEntry: "Inkhalid", pointOfEntryRegion: "ML08" };
    const { codes } = await agency.ask(RECORD_ARRIVAL, { input: { ...input, headcount } });
    expect(codes).toEqual([]);
    return input.id;
  };
  const register = (person: Row, viewer = someone) =>
    askFor<{ registerPerson: { status: string; person: any; otherPerson: { id: string } | null } }>(
      agency,
      REGISTER,
      { input: { ...person, operation: OPERATION } },
      viewer,
    );
  const registerMany = async (people: Row[], rest: object = {}): Promise<Result[]> => {
    const input = { id: randomUUID(), operation: OPERATION, people, ...rest };
    const { data, messages } = await agency.ask(REGISTER_MANY, { input });
    expect(messages).toEqual([]);
    return data.registerPeople.results as Result[];
  };
  const counted = async (table: string): Promise<number> => {
    const [row] = await agency.db.query<{ n: number | string }[]>(`SELECT COUNT(*) AS n FROM ${table}`);
    return Number(row?.n);
  };

  test("a headcount comes first, and is corrected by whoever saw the latest", async () => {
    const id = await arrival(2);
    const headcount = { men: 3, women: 1, boys: 0, girls: 0 };
    const correct = (version: number) =>
      agency.ask(CORRECT, { input: { id: randomUUID(), arrivalId: id, version, headcount } });
    expect((await correct(1)).data.correctArrival).toEqual({ arrival: { headcount: 4, version: 2 }, conflict: null });
    expect((await correct(1)).data.correctArrival).toEqual({
      arrival: { headcount: 4, version: 2 },
      conflict: { named: 1, current: 2 },
    });
    const nobody = { men: 0, women: 0, boys: 0, girls: 0 };
    const input = { id: randomUUID(), operation: OPERATION, pointOfEntry: "Inkhalid", pointOfEntryRegion: "ML08" };
    expect((await agency.ask(RECORD_ARRIVAL, { input: { ...input, headcount: nobody } })).codes).toEqual([
      "INPUT_INVALID",
    ]);
  });

  test("no more are registered of an arrival than were counted, until the count is corrected", async () => {
    const arrivalId = await arrival(2);
    const people = [somebody({ arrivalId }), somebody({ arrivalId }), somebody({ arrivalId })];
    const results = await registerMany(people);
    expect(results.map(({ status }) => status)).toEqual(["REGISTERED", "REGISTERED", "FAILED"]);
    expect(results[2]?.errors).toMatchObject([{ code: "HEADCOUNT_EXCEEDED", field: "arrivalId", value: arrivalId }]);
    const headcount = { men: 1, women: 0, boys: 0, girls: 0 };
    const less = await agency.ask(CORRECT, { input: { id: randomUUID(), arrivalId, version: 1, headcount } });
    expect(less.codes).toEqual(["HEADCOUNT_EXCEEDED"]);
    await agency.ask(CORRECT, {
      input: { id: randomUUID(), arrivalId, version: 1, headcount: { ...headcount, men: 3 } },
    });
    expect((await registerMany([people[2] as Row]))[0]?.status).toBe("REGISTERED");
  });

  test("twenty desks that send the same people at once register each once", async () => {
    const arrivalId = await arrival(10);
    const people = Array.from({ length: 12 }, () => somebody({ arrivalId }));
    const before = await counted("person");
    const all = await Promise.all(
      Array.from({ length: 20 }, () => registerMany([...people].sort(() => Math.random() - 0.5))),
    );
    expect(await counted("person")).toBe(before + 10);
    for (const results of all) {
      expect(results.filter(({ status }) => status === "REGISTERED").length).toBeLessThanOrEqual(10);
    }
    const [row] = await agency.db.query<{ named: number }[]>("SELECT named FROM arrival WHERE id = ?", [arrivalId]);
    expect(row?.named).toBe(10);
  });

  test("the same act again is answered alike and writes nothing", async () => {
    const person = somebody();
    const first = await register(person);
    expect(first.data.registerPerson).toMatchObject({ status: "REGISTERED", person: { id: person.id, ageYears: 30 } });
    expect(first.data.registerPerson.person.registrationNumber).toMatch(/^GAO-[2-9B-Z]{6}$/);
    const before = await counted("person_name_word");
    expect((await register(person)).data).toEqual(first.data);
    const other = { ...someone, sub: "somebody else" };
    expect((await register(person, other)).codes).toEqual(["INPUT_INVALID"]);
    const people = [somebody(), somebody({ sex: "?" })];
    const input = { id: randomUUID(), operation: OPERATION, people };
    const one = await agency.ask(REGISTER_MANY, { input });
    const again = await agency.ask(REGISTER_MANY, { input });
    expect(again.data).toEqual(one.data);
    expect((await agency.ask(REGISTER_MANY, { input: { ...input, people: [...people, somebody()] } })).codes).toEqual([
      "ID_TAKEN",
    ]);
    expect(await counted("person_name_word")).toBe(before + 2);
  });

  test("a dry run says what would come of it and writes nothing", async () => {
    const before = await counted("person");
    const results = await registerMany([somebody(), somebody({ givenName: "" })], { isDryRun: true });
    expect(results.map(({ status }) => status)).toEqual(["REGISTERED", "FAILED"]);
    expect(await counted("person")).toBe(before);
  });

  test("a child without a caregiver has a case at once, and one with a caregiver has none", async () => {
    const household = randomUUID();
    const mother = somebody({ sex: "FEMALE", householdId: household });
    const own = somebody({
      estimatedAge: "4",
      householdId: household,
      caregiverId: mother.id,
      caregiverKind: "MOTHER",
    });
    const cousin = somebody({ estimatedAge: "14", householdId: household });
    const alone = somebody({ estimatedAge: "9" });
    const doubted = somebody({ estimatedAge: "19", isAgeDisputed: "true" });
    await registerMany([own, mother, cousin, alone, doubted]);
    const told = await Promise.all(
      [own, cousin, alone, doubted].map(async (each) => (await register(each)).data.registerPerson.person),
    );
    expect(told.map(({ childCase }) => childCase)).toEqual([
      null,
      { status: "IDENTIFIED", protectionStatus: "SEPARATED", risk: "MEDIUM" },
      { status: "IDENTIFIED", protectionStatus: "UNACCOMPANIED", risk: "HIGH" },
      { status: "IDENTIFIED", protectionStatus: "UNACCOMPANIED", risk: "MEDIUM" },
    ]);
    expect(told[0]).toMatchObject({ household: { id: household }, caregivers: [{ id: mother.id }] });
    const letters = await agency.db.find(Letter, { order: { recordedAt: "DESC" }, take: 4 });
    const wishes = letters.flatMap(({ kind, payload }) =>
      kind === "request-placements"
        ? (JSON.parse(payload) as { people: { personId: string; housedAs: string }[] }).people
        : [],
    );
    const housed = (id: string) => wishes.find(({ personId }) => personId === id)?.housedAs;
    expect([own, mother, cousin, alone].map(({ id }) => housed(id))).toEqual([
      "FAMILIES",
      "FAMILIES",
      "UNACCOMPANIED_CHILDREN",
      "UNACCOMPANIED_CHILDREN",
    ]);
  });

  test("somebody who is registered already is found under another spelling", async () => {
    const jallow = somebody({ givenName: "Ousmane", familyName: "Diallo", bornOn: "1990-02-03", estimatedAge: null });
    await registerMany([jallow]);
    const spelt = (rest: object) => ({ ...jallow, id: randomUUID(), ...rest });
    const results = await registerMany([
      spelt({}),
      spelt({ givenName: "Usman", familyName: "Jallow", bornOn: "1991" }),
      spelt({ givenName: "Usman", familyName: "Jallow", bornOn: "1970" }),
      spelt({ givenName: "Usman", familyName: "Jallow", bornOn: "1991", nationalities: ["GIN"] }),
      spelt({ givenName: "Usman", familyName: "Jallow", bornOn: "1991", sex: "FEMALE" }),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      "DUPLICATE_OF",
      "POSSIBLE_DUPLICATE",
      "REGISTERED",
      "REGISTERED",
      "REGISTERED",
    ]);
    expect(results.slice(0, 2).map(({ otherPersonId }) => otherPersonId)).toEqual([jallow.id, jallow.id]);
    const unhcr = [{ agency: "UNHCR", value: "MLI-1" }];
    const [first, second, twin] = [
      somebody({ otherIds: unhcr, givenName: "Aïssata", familyName: "Cissé", sex: "FEMALE" }),
      somebody({ otherIds: unhcr, givenName: "Aissata", familyName: "Ceesay", sex: "FEMALE", estimatedAge: "50" }),
      somebody({ otherIds: unhcr }),
    ];
    expect((await registerMany([first, second, twin])).map(({ status }) => status)).toEqual([
      "REGISTERED",
      "DUPLICATE_OF",
      "REGISTERED",
    ]);
  });

  test("each bad value is named with its field and why, and the good rows stay", async () => {
    const taken = somebody({ registrationNumber: "GAO-TAKEN22" });
    await registerMany([taken]);
    const bad: [Record<string, unknown>, string, string][] = [
      [{ givenName: "" }, "NAME_MISSING", "givenName"],
      [{ familyName: "<b>" }, "TEXT_INVALID", "familyName"],
      [{ familyName: "x".repeat(121) }, "TEXT_INVALID", "familyName"],
      [{ sex: "M." }, "SEX_UNKNOWN", "sex"],
      [{ estimatedAge: null, bornOn: "2018-02-30" }, "BIRTH_DATE_INVALID", "bornOn"],
      [{ estimatedAge: null, bornOn: "2018-05-01" }, "BIRTH_DATE_INVALID", "bornOn"],
      [{ estimatedAge: "121" }, "AGE_INVALID", "estimatedAge"],
      [{ estimatedAge: null }, "AGE_MISSING", "bornOn"],
      [{ bornOn: "1990-01-01" }, "AGE_MISSING", "estimatedAge"],
      [{ nationalities: ["MLI", "XXX"] }, "COUNTRY_UNKNOWN", "nationalities"],
      [{ nationalities: ["MLI", "GIN", "SEN", "CIV", "BFA", "NER"] }, "TOO_MANY", "nationalities"],
      [{ countryOfOrigin: "Mali" }, "COUNTRY_UNKNOWN", "countryOfOrigin"],
      [{ languages: ["xx"] }, "LANGUAGE_UNKNOWN", "languages"],
      [{ specificNeeds: ["ZZ"] }, "SPECIFIC_NEED_UNKNOWN", "specificNeeds"],
      [{ phone: "76 00 00 00" }, "PHONE_INVALID", "phone"],
      [{ displacementStatus: "TOURIST" }, "VALUE_UNKNOWN", "displacementStatus"],
      [{ arrivalId: randomUUID() }, "ARRIVAL_UNKNOWN", "arrivalId"],
      [{ arrivalId: "7" }, "ID_MALFORMED", "arrivalId"],
      [{ estimatedAge: "5", caregiverId: randomUUID() }, "CAREGIVER_INVALID", "caregiverId"],
      [{ registrationNumber: "GAO-TAKEN22" }, "NUMBER_TAKEN", "registrationNumber"],
      [{ id: taken.id.toUpperCase(), givenName: "!" }, "TEXT_INVALID", "givenName"],
      [{ id: "1" }, "ID_MALFORMED", "id"],
      [{ occurredAt: "2018-06-01T00:00:00Z" }, "TIME_INVALID", "occurredAt"],
    ];
    const before = await counted("person");
    const results = await registerMany([...bad.map(([rest]) => somebody(rest)), somebody()]);
    expect(
      results.slice(0, -1).map(({ status, errors }) => [status, errors.map(({ code, field }) => [code, field])]),
    ).toEqual(bad.map(([, code, field]) => ["FAILED", [[code, field]]]));
    expect(results.at(-1)?.status).toBe("REGISTERED");
    expect(await counted("person")).toBe(before + 1);
    const [both] = await registerMany([somebody({ sex: "?", phone: "1" })]);
    expect(both?.errors.map(({ code, value }) => [code, value])).toEqual([
      ["SEX_UNKNOWN", "?"],
      ["PHONE_INVALID", "1"],
    ]);
  });

  test("a thousand cost a handful of statements", async () => {
    const people = Array.from({ length: 1000 }, () => somebody());
    const { queries, data } = await agency.ask(REGISTER_MANY, {
      input: { id: randomUUID(), operation: OPERATION, people },
    });
    expect(data.registerPeople.registered).toBe(1000);
    expect(queries.length).toBeLessThan(60);
    const none = await agency.ask(REGISTER_MANY, { input: { id: randomUUID(), operation: OPERATION, people: [] } });
    expect(none.codes).toEqual(["INPUT_INVALID"]);
  });

  test("who may not register is refused, and an operation of others is not there", async () => {
    const clinician = { ...someone, roles: ["clinician"] as const };
    expect((await register(somebody(), clinician)).codes).toEqual(["UNAUTHORIZED_FIELD_OR_TYPE"]);
    expect((await register(somebody(), { ...someone, operations: ["AGADEZ-2018"] })).codes).toEqual([
      "OPERATION_UNKNOWN",
    ]);
  });
});
