// What this agency adds to a person.
import { randomUUID } from "node:crypto";
import { graphql } from "graphql";
import { clockAt } from "#kit/clock";
import type { Chapter, PersonStory } from "#scenario/story";
import { gao2018 } from "../support/stories";
import { aRequest, someone, type AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { scansOf } from "../support/plans";
import { askOf, sheltersUnderTest } from "./ask";

const STAY = "id status shelter { id name } unit { kind } isReservationExpired reservationExpiresAt occurredAt";
const PERSON = `id currentStay { ${STAY} daysSinceCheckIn isOverstay } stays { ${STAY} } reservedStays { ${STAY} }
  distributions { kind quantity occurredAt shelter { id } } placementRequests { status endedAt shelter { id } }`;

interface Stay {
  id: string;
  status: string;
  shelter: { id: string };
  occurredAt: string;
  isReservationExpired: boolean;
}

interface Person {
  id: string;
  currentStay: Stay | null;
  stays: Stay[];
  reservedStays: Stay[];
  distributions: { kind: string; quantity: number; occurredAt: string; shelter: { id: string } }[];
  placementRequests: { status: string; shelter: { id: string } }[];
}

describe.each(engines())("a person on $name", (engine) => {
  let agency: AgencyUnderTest;
  let gao: Chapter;

  beforeAll(async () => {
    gao = gao2018();
    agency = await sheltersUnderTest(engine, [gao]);
  }, 60_000);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const ask = (people: readonly { id: string }[]) =>
    askOf<Person>(
      agency,
      "Person",
      people.map(({ id }) => id),
      PERSON,
    );
  const withStay = (status: string): PersonStory[] =>
    gao.people.filter(({ stays }) => stays.some((stay) => stay.status === status));

  test("has the stays of the story, latest first, and is where the latest check-in says", async () => {
    const people = [...withStay("MOVED"), ...withStay("RESERVED"), ...withStay("NO_SHOW"), ...gao.people.slice(0, 150)];
    const { entities } = await ask(people);
    const current = ({ stays }: { stays: { id: string; status: string }[] }): string | undefined =>
      stays.find(({ status }) => status === "CHECKED_IN")?.id;
    const idsOf = ({ stays }: { stays: { id: string }[] }): string[] => stays.map(({ id }) => id).sort();
    expect(entities.map((person) => person && idsOf(person))).toEqual(people.map(idsOf));
    expect(entities.map((person) => person?.currentStay?.id)).toEqual(people.map(current));
    for (const person of entities) {
      const begun = person?.stays.map(({ occurredAt }) => occurredAt) ?? [];
      expect(begun).toEqual([...begun].sort().reverse());
    }
  });

  test("has a place that is kept until the reservation runs out, and no longer", async () => {
    const people = withStay("RESERVED");
    const reserved = people.map(({ stays }) => stays.filter(({ status }) => status === "RESERVED"));
    const ids = reserved.map((stays) => stays.map(({ id }) => id));
    expect(ids.flat().length).toBeGreaterThan(0);
    const { entities } = await ask(people);
    expect(entities.map((person) => person?.reservedStays.map(({ id }) => id))).toEqual(ids);
    const ends = reserved.flat().map(({ reservationExpiresAt }) => reservationExpiresAt?.getTime() ?? 0);
    const everybody = (is: boolean): boolean[] => people.map(() => is);
    const at = async (instant: number): Promise<[isKept: boolean[], isExpired: boolean[]]> => {
      const later = await askAt(new Date(instant), people);
      return [
        later.map(({ reservedStays }) => reservedStays.length > 0),
        later.map(({ stays }) => stays.some(({ isReservationExpired }) => isReservationExpired)),
      ];
    };
    expect(await at(Math.min(...ends) - 1)).toEqual([everybody(true), everybody(false)]);
    expect(await at(Math.max(...ends))).toEqual([everybody(false), everybody(true)]);
  });

  test("was given food for two days at a time, and each kit once", async () => {
    const { entities } = await ask(gao.people.slice(0, 200));
    for (const person of entities) {
      const kinds = person?.distributions.map(({ kind }) => kind) ?? [];
      expect(kinds.filter((kind) => kind === "NFI_KIT")).toHaveLength(1);
      expect(kinds.filter((kind) => kind === "HYGIENE_KIT")).toHaveLength(1);
      const food = kinds.filter((kind) => kind === "FOOD_RATION").length;
      expect(food).toBeGreaterThanOrEqual(1);
      expect(food).toBeLessThanOrEqual(5);
      const given = person?.distributions.map(({ occurredAt }) => occurredAt) ?? [];
      expect(given).toEqual([...given].sort().reverse());
    }
  });

  test("who came on 23 April and found no bed at IOM waited for one, and was placed", async () => {
    const wave = gao.arrivals.find(({ occurredAt }) => occurredAt.toISOString().startsWith("2018-04-23"));
    const iom = gao.shelters.find(({ name }) => name.startsWith("IOM"));
    const people = gao.people.filter(({ arrivalId }) => arrivalId === wave?.id);
    const { entities } = await ask(people);
    const waited = entities.flatMap((person) => person?.placementRequests ?? []);
    expect(waited).toHaveLength(188);
    expect(waited.every(({ status, shelter }) => status === "PLACED" && shelter.id !== iom?.id)).toBe(true);
  });

  test("who is unknown here has no stay, and no error", async () => {
    const { entities, messages } = await ask([{ id: randomUUID() }]);
    expect([entities, messages]).toMatchObject([
      [{ currentStay: null, stays: [], reservedStays: [], distributions: [], placementRequests: [] }],
      [],
    ]);
  });

  test("costs as many statements in a crowd as alone, and none reads a whole table", async () => {
    const alone = await ask(withStay("RESERVED").slice(0, 1));
    // Few enough for a database to think an index worth its while.
    const crowd = await ask(gao.people.slice(0, 40));
    // stays, distributions, placements; operations, shelters and units of the stays
    expect(crowd.queries.length).toBeLessThanOrEqual(alone.queries.length + 1);
    expect(crowd.queries.length).toBeLessThanOrEqual(8);
    for (const query of crowd.queries) expect(await scansOf(agency.db, query)).toEqual([]);
  });

  /** What these people's fields are as of another instant. */
  async function askAt(now: Date, people: readonly PersonStory[]): Promise<Person[]> {
    const { data } = await graphql({
      schema: agency.schema,
      source: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Person { ${PERSON} } } }`,
      variableValues: { of: people.map(({ id }) => ({ __typename: "Person", id })) },
      contextValue: { ...agency.contextOf(someone, aRequest), clock: clockAt(now) },
    });
    return (data as { _entities: Person[] } | null)?._entities ?? [];
  }
});
