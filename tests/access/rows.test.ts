// Which people and records each role sees, counted against the story itself; and that what is hidden is not there at all.
import { randomUUID } from "node:crypto";
import { transact } from "#kit/transaction";
import type { Viewer } from "#kit/viewer";
import type { PersonStory } from "#scenario/story";
import { gao2018 } from "../support/stories";
import { seedShelters } from "../../services/shelters/seed";
import { shelters } from "../../services/shelters/subgraph";
import { seedTransport } from "../../services/transport/seed";
import { transport } from "../../services/transport/subgraph";
import { agencyUnderTest, type AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { peopleUnderTest } from "../people/ask";
import { askAs, viewerAs } from "./ask-as";

const chapter = gao2018();
const { people } = chapter;
const [gao = ""] = chapter.shelters.map(({ id }) => id);

const LIST =
  'query ($first: Int!, $after: String, $filter: PersonFilter) { people(operation: "GAO-2018", first: $first, after: $after, filter: $filter) { totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } }';

/** Ids of everybody on all pages, and the total that the first page tells. */
async function listed(agency: AgencyUnderTest, viewer: Viewer, filter: Record<string, unknown> = {}) {
  const ids: string[] = [];
  let total: number | undefined;
  let after: string | null = null;
  do {
    const { data, codes }: { data: any; codes: unknown[] } = await askAs(agency, viewer, LIST, {
      first: 200,
      after,
      filter,
    });
    expect(codes).toEqual([]);
    total ??= data.people.totalCount as number;
    ids.push(...data.people.edges.map(({ node }: { node: { id: string } }) => node.id));
    after = data.people.pageInfo.hasNextPage ? data.people.pageInfo.endCursor : null;
  } while (after);
  return { ids: ids.sort(), total };
}

const idsOf = (some: readonly PersonStory[]): string[] => some.map(({ id }) => id).sort();
const liveStays = ({ stays }: PersonStory) =>
  stays.filter(({ status }) => status === "CHECKED_IN" || status === "RESERVED");
const OVER = ["HANDED_OVER", "NO_SHOW", "OFFLOADED", "DECLINED"];

describe.each(engines())("people on $name", (engine) => {
  let agency: AgencyUnderTest;
  beforeAll(async () => {
    agency = await peopleUnderTest(engine, [chapter]);
  }, 120_000);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  test("are all a registrar's, and nobody's of another operation", async () => {
    const all = await listed(agency, viewerAs("iom-registrar"));
    expect(all.ids).toHaveLength(all.total);
    expect(all.ids.length).toBeGreaterThan(1_000);
    const elsewhere = viewerAs("iom-registrar", { operations: ["AGADEZ-2018"] });
    expect((await askAs(agency, elsewhere, LIST, { first: 1 })).codes).toEqual(["OPERATION_UNKNOWN"]);
  });

  test("in a shelter are those of the manager who works there, and without a site of nobody", async () => {
    const expected = people.filter((person) => liveStays(person).some(({ shelterId }) => shelterId === gao));
    const seen = await listed(agency, viewerAs("shelter-manager", { sites: [gao] }));
    expect(seen.ids).toEqual(idsOf(expected.filter(({ id }) => seen.ids.includes(id))));
    expect([seen.total, seen.ids.length]).toEqual([seen.ids.length, expected.length]);
    expect((await listed(agency, viewerAs("shelter-manager"))).total).toBe(0);
  });

  test("on trips are those of the agency that runs them, until they are handed over", async () => {
    const expected = people.filter(({ entries }) => entries.some(({ status }) => !OVER.includes(status)));
    const seen = await listed(agency, viewerAs("transport-officer"));
    expect([seen.total, seen.ids.length]).toEqual([expected.length, expected.length]);
    expect((await listed(agency, viewerAs("transport-officer", { agency: "Another carrier" }))).total).toBe(0);
  });

  test("are a clinician's by consent to care, and a caseworker's by case, care and consent", async () => {
    const screened = new Set(idsOf(people.filter(({ screening }) => screening !== null)));
    const seen = await listed(agency, viewerAs("clinician"));
    expect(seen.ids.length).toBeGreaterThan(screened.size * 0.9);
    expect(seen.ids.length).toBeLessThan(screened.size);
    expect(seen.ids.filter((id) => !screened.has(id))).toEqual([]);

    const own = people.filter(({ child }) => child !== null && child.status !== "TRANSFERRED");
    const children = await listed(agency, viewerAs("unicef-caseworker"), { hasChildCase: true });
    expect(children.ids).toEqual(idsOf(own));
    const stranger = viewerAs("unicef-caseworker", { agency: "Nobody", sub: "nobody" });
    expect((await listed(agency, stranger)).total).toBe(0);
  });

  test("are a consulate's own nationals who consented, and never whoever asked for protection", async () => {
    const consulate = viewerAs("consulate", { sites: ["GIN"] });
    const seen = await listed(agency, consulate);
    const expected = people.filter(
      ({ nationalities, displacement, returnCase }) =>
        nationalities.includes("GIN") &&
        displacement !== "ASYLUM_SEEKER" &&
        returnCase?.document?.kind === "LAISSEZ_PASSER",
    );
    expect(seen.ids).toEqual(idsOf(expected));
    expect(seen.ids.length).toBeGreaterThan(0);
    expect((await listed(agency, viewerAs("consulate"))).total).toBe(0);
    const [fled] = expected;
    for (const status of ["ASYLUM_SEEKER", "REFUGEE", fled?.displacement]) {
      await transact(agency.db, (tx) =>
        tx.query("UPDATE person SET displacementStatus = ? WHERE id = ?", [status, fled?.id]),
      );
      const isSeen = (await listed(agency, consulate)).ids.includes(fled?.id ?? "");
      expect([status, isSeen]).toEqual([status, status === fled?.displacement]);
    }
  });

  test("that may not be seen answer like people who do not exist, by every way and in about the same time", async () => {
    const manager = viewerAs("shelter-manager", { sites: [gao] });
    const hidden = people.find((person) => liveStays(person).every(({ shelterId }) => shelterId !== gao));
    const ways: [string, (id: string, number: string) => Record<string, unknown>][] = [
      ["query ($id: ID!) { person(id: $id) { id givenName } }", (id) => ({ id })],
      [
        "query ($number: String!) { personByRegistrationNumber(registrationNumber: $number) { id } }",
        (_id, number) => ({ number }),
      ],
      [
        "query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Person { id givenName } } }",
        (id) => ({ keys: [{ __typename: "Person", id }] }),
      ],
      [
        'query ($number: String) { people(operation: "GAO-2018", filter: { registrationNumber: $number }) { totalCount edges { node { id } } } }',
        (_id, number) => ({ number }),
      ],
    ];
    for (const [source, variables] of ways) {
      const timed = async (id: string, number: string) => {
        let body = "";
        let ms = Infinity;
        // The fastest of a few: the others tell of the machine.
        for (let round = 0; round < 5; round++) {
          const start = performance.now();
          const { data, codes, messages } = await askAs(agency, manager, source, variables(id, number));
          ms = Math.min(ms, performance.now() - start);
          body = JSON.stringify([data, codes, messages]);
        }
        return { body, ms };
      };
      const own = await timed(hidden?.id ?? "", hidden?.registrationNumber ?? "");
      const none = await timed(randomUUID(), "GAO-XXXXXX");
      expect(own.body).toBe(none.body);
      // An order of magnitude: no more can be said on a busy machine.
      expect(own.ms).toBeLessThan(10 * none.ms + 5);
    }
  });

  test("one by one are no more to be guessed than all together: a filter tells nothing of who is hidden", async () => {
    const manager = viewerAs("shelter-manager", { sites: [gao] });
    const hidden = people.find((person) => liveStays(person).every(({ shelterId }) => shelterId !== gao));
    const name = `${hidden?.givenName ?? ""} ${hidden?.familyName ?? ""}`;
    const seen = await listed(agency, manager, { name, sex: [hidden?.sex] });
    expect(seen.ids).not.toContain(hidden?.id);
    expect(seen.total).toBe(seen.ids.length);
  });
});

describe.each(engines())("stays and manifests on $name", (engine) => {
  let centres: AgencyUnderTest;
  let trips: AgencyUnderTest;
  beforeAll(async () => {
    centres = await agencyUnderTest(engine, shelters, seedShelters, [chapter]);
    trips = await agencyUnderTest(engine, transport, seedTransport, [chapter]);
  }, 120_000);
  afterAll(async () => {
    await centres.close();
    await trips.close();
    await engine.dropAll();
  });

  const keys = (type: string, some: readonly PersonStory[]) => ({
    keys: some.map(({ id }) => ({ __typename: type, id })),
  });
  const STAYS =
    "query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Person { id stays { shelter { id } } } } }";
  const ENTRIES =
    "query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Person { id manifestEntries { status } } } }";

  test("of a manager are those of the shelter where the manager works, in counts too", async () => {
    const manager = viewerAs("shelter-manager", { sites: [gao] });
    const { data } = await askAs(centres, manager, STAYS, keys("Person", people.slice(0, 200)));
    const shown = data._entities.flatMap(({ stays }: any) => stays.map(({ shelter }: any) => shelter.id));
    expect(new Set(shown)).toEqual(new Set([gao]));
    const COUNT = '{ shelters(operation: "GAO-2018") { id stays(first: 1) { totalCount edges { node { id } } } } }';
    const counted = await askAs(centres, manager, COUNT);
    for (const { id, stays } of counted.data.shelters) expect([id, stays.totalCount > 0]).toEqual([id, id === gao]);
    const other = await askAs(centres, manager, "query ($id: ID!) { shelter(id: $id) { name } }", {
      id: chapter.shelters[1]?.id,
    });
    expect(other.data.shelter.name).toBe(chapter.shelters[1]?.name);
  });

  test("of a caseworker are those of their own children", async () => {
    const children = people.filter(({ child }) => child !== null);
    const others = people.filter(({ child, stays }) => child === null && stays.length > 0).slice(0, 50);
    const caseworker = viewerAs("unicef-caseworker");
    const own = await askAs(centres, caseworker, STAYS, keys("Person", children));
    const told = own.data._entities.filter(({ stays }: any) => stays.length > 0).map(({ id }: any) => id);
    expect(told.sort()).toEqual(
      idsOf(children.filter(({ child, stays }) => child?.status !== "TRANSFERRED" && stays.length > 0)),
    );
    const rest = await askAs(centres, caseworker, STAYS, keys("Person", others));
    expect(rest.data._entities.flatMap(({ stays }: any) => stays)).toEqual([]);
    const entries = await askAs(trips, caseworker, ENTRIES, keys("Person", others));
    expect(entries.data._entities.flatMap(({ manifestEntries }: any) => manifestEntries)).toEqual([]);
    const travelling = children.filter(({ child, entries: own }) => child?.status !== "TRANSFERRED" && own.length > 0);
    const moved = await askAs(trips, caseworker, ENTRIES, keys("Person", travelling));
    expect(moved.data._entities.every(({ manifestEntries }: any) => manifestEntries.length > 0)).toBe(true);
  });

  test("returns and documents of a consulate are its own country's", async () => {
    const consulate = viewerAs("consulate", { sites: ["GIN"] });
    const RETURNS =
      '{ returnCases(operation: "GAO-2018", first: 200) { totalCount edges { node { documents { issuingCountry { code } } } } } }';
    const { data, codes } = await askAs(trips, consulate, RETURNS);
    expect(codes).toEqual([]);
    const expected = people.filter(({ returnCase }) => returnCase?.destinationCountry === "GIN");
    expect(data.returnCases.totalCount).toBe(expected.length);
    const issued = data.returnCases.edges.flatMap(({ node }: any) =>
      node.documents.map((one: any) => one.issuingCountry.code),
    );
    expect(new Set(issued)).toEqual(new Set(["GIN"]));
    const filtered = await askAs(
      trips,
      consulate,
      '{ returnCases(operation: "GAO-2018", filter: { destinationCountry: "SEN" }) { totalCount } }',
    );
    expect(filtered.codes).toEqual(["FORBIDDEN"]);
  });

  test("are nobody's to a manager without a shelter, and to a consulate without a country", async () => {
    const COUNT = '{ shelters(operation: "GAO-2018") { stays(first: 1) { totalCount edges { node { id } } } } }';
    const { data } = await askAs(centres, viewerAs("shelter-manager"), COUNT);
    expect(data.shelters.length).toBeGreaterThan(0);
    for (const { stays } of data.shelters) expect(stays).toEqual({ totalCount: 0, edges: [] });
    const RETURNS = '{ returnCases(operation: "GAO-2018") { totalCount edges { node { id } } } }';
    const returns = await askAs(trips, viewerAs("consulate"), RETURNS);
    expect(returns.data.returnCases).toEqual({ totalCount: 0, edges: [] });
    const manifests = await askAs(trips, viewerAs("shelter-manager"), ENTRIES, keys("Person", people.slice(0, 200)));
    expect(manifests.data._entities.flatMap(({ manifestEntries }: any) => manifestEntries)).toEqual([]);
  });
});
