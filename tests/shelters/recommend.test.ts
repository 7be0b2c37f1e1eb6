// Where a wave should sleep: what is recommended keeps every rule, and is the same for the same question.
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { Viewer } from "#kit/viewer";
import { recommend, type Candidate, type Waiting } from "../../services/shelters/placement/recommend.rules";
import { seedShelters } from "../../services/shelters/seed";
import { shelters } from "../../services/shelters/subgraph";
import { beforeAnybodyCame } from "../drills/before";
import { agencyUnderTest, type AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";

const SINCE = new Date("2018-04-23T06:00:00Z");
const KINDS = ["MEN", "WOMEN", "FAMILIES", "UNACCOMPANIED_CHILDREN"] as const;
type Kind = (typeof KINDS)[number];

const person = (id: string, housedAs: Kind | null, householdId: string | null = null): Waiting => ({
  ...{ personId: id, householdId, housedAs, since: SINCE },
});

function shelter(id: string, rooms: Partial<Record<Kind, number>>, free?: number): Candidate {
  const parts = Object.entries(rooms).map(([kind, count]) => ({
    ...{ unitId: `${id} ${kind}`, kind: kind as Kind, free: count },
  }));
  const all = parts.reduce((sum, part) => sum + part.free, 0);
  return { shelterId: id, free: free ?? all, rooms: parts, householdIds: new Set() };
}

test("each is given a reason that fits", () => {
  const camp = { ...shelter("camp", { MEN: 2, FAMILIES: 3 }), householdIds: new Set(["known"]) };
  const centre = shelter("centre", { MEN: 9, FAMILIES: 4, UNACCOMPANIED_CHILDREN: 1 });
  const { placed, unplaced } = recommend(
    [
      person("man", "MEN"),
      person("boy", "UNACCOMPANIED_CHILDREN"),
      person("girl", "UNACCOMPANIED_CHILDREN"),
      person("mother", "FAMILIES", "family"),
      person("child", "FAMILIES", "family"),
      person("cousin", "FAMILIES", "known"),
      person("stranger", null),
      ...Array.from({ length: 6 }, (_, index) => person(`large ${String(index)}`, "FAMILIES", "large")),
    ],
    [camp, centre],
  );
  expect(placed.map(({ reason, shelterId, beds }) => [reason, shelterId, beds.map((bed) => bed.personId)])).toEqual([
    ["CHILDREN_APART", "centre", ["boy"]],
    ["HOUSEHOLD_TOGETHER", "centre", ["child", "mother"]],
    ["JOINS_HOUSEHOLD", "camp", ["cousin"]],
    ["MOST_ROOM", "centre", ["man"]],
  ]);
  expect(unplaced.map(({ reason, personIds }) => [reason, personIds.length])).toEqual([
    ["NO_SUITABLE_ROOM", 1],
    ["NO_ROOM_TOGETHER", 6],
    ["NOT_TOLD", 1],
  ]);
});

const rooms = fc.record(Object.fromEntries(KINDS.map((kind) => [kind, fc.integer({ min: 0, max: 12 })])));
const people = fc.array(
  fc.record({ kind: fc.constantFrom(...KINDS), household: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }) }),
  { maxLength: 60 },
);

test("whatever the wave, nobody is lost or doubled, no part overflows, and no household is parted", () => {
  fc.assert(
    fc.property(people, fc.array(rooms, { maxLength: 5 }), fc.integer({ min: 0, max: 40 }), (wave, parts, free) => {
      const waiting = wave.map(({ kind, household }, index) =>
        person(
          `p${String(index)}`,
          household === null ? kind : "FAMILIES",
          household === null ? null : `h${String(household)}`,
        ),
      );
      const candidates = parts.map((part, index) => shelter(`s${String(index)}`, part, free));
      const { placed, unplaced } = recommend(waiting, candidates);
      const beds = placed.flatMap((place) => place.beds.map((bed) => ({ ...bed, shelterId: place.shelterId })));
      const told = [...beds.map((bed) => bed.personId), ...unplaced.flatMap(({ personIds }) => personIds)];
      expect(told.sort()).toEqual(waiting.map(({ personId }) => personId).sort());
      for (const { shelterId, free: places, rooms: own } of candidates) {
        const here = beds.filter((bed) => bed.shelterId === shelterId);
        expect(here.length).toBeLessThanOrEqual(places);
        for (const { unitId, free: most, kind } of own) {
          const inside = here.filter((bed) => bed.unitId === unitId);
          expect(inside.length).toBeLessThanOrEqual(most);
          for (const { personId } of inside) {
            const { housedAs } = waiting.find((each) => each.personId === personId) ?? {};
            if (kind === "MEN" || kind === "UNACCOMPANIED_CHILDREN") expect(housedAs).toBe(kind);
            if (housedAs === "UNACCOMPANIED_CHILDREN") expect(kind).toBe(housedAs);
          }
        }
      }
      const sheltersOf = new Map<string, Set<string>>();
      for (const { personId, shelterId } of beds) {
        const { householdId } = waiting.find((each) => each.personId === personId) ?? {};
        if (!householdId) continue;
        sheltersOf.set(householdId, (sheltersOf.get(householdId) ?? new Set()).add(shelterId));
      }
      for (const at of sheltersOf.values()) expect(at.size).toBe(1);
      expect(recommend([...waiting].reverse(), [...candidates].reverse())).toEqual({ placed, unplaced });
    }),
    { numRuns: 200 },
  );
});

test("a wave of 488 with 300 places in one centre fills it first, and the rest go to four others", () => {
  const wave = Array.from({ length: 488 }, (_, index) => person(`m${String(index).padStart(3, "0")}`, "MEN"));
  const others = ["a", "b", "c", "d"].map((id) => shelter(id, { MEN: 60 }));
  const { placed, unplaced } = recommend(wave, [...others, shelter("iom", { MEN: 300 })]);
  const at = (id: string): number => placed.filter(({ shelterId }) => shelterId === id).length;
  expect([at("iom"), at("a"), at("b"), at("c"), at("d"), unplaced.length]).toEqual([300, 60, 60, 60, 8, 0]);
});

describe.each(engines())("asked for on $name", (engine) => {
  let agency: AgencyUnderTest;
  const registrar: Viewer = {
    ...{ sub: "desk", agency: "IOM", roles: ["iom-registrar"], operations: [], sites: [], purpose: "REGISTRATION" },
  };
  const told: Viewer = { ...registrar, sub: "people", agency: "people", roles: ["people-agency"] };
  const ids = Array.from({ length: 30 }, () => randomUUID());
  const ASK = `query ($personIds: [ID!]) { recommendPlacement(operation: "GAO-2018", personIds: $personIds) {
    asOf places { reason explanation(language: FR) shelter { id name } beds { person { id } unit { kind } } }
    without { reason explanation people { id } } } }`;

  beforeAll(async () => {
    agency = await agencyUnderTest(engine, shelters, seedShelters, beforeAnybodyCame());
    const people = ids.map((personId, index) => ({
      personId,
      householdId: index < 3 ? "0d9e1d5e-2a59-4c5a-9a3b-0a5d0a4f9e10" : null,
      housedAs: index < 3 ? "FAMILIES" : "MEN",
      waitingSince: "2018-04-23T06:00:00Z",
    }));
    const input = { id: randomUUID(), operation: "GAO-2018", people };
    const text = "mutation ($input: RequestPlacementsInput!) { requestPlacements(input: $input) { requested } }";
    expect((await agency.ask(text, { input }, told)).codes).toEqual([]);
  });
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  test("it places all, explains each in French, and takes the same few statements for any number", async () => {
    const all = await agency.ask(ASK, {}, registrar);
    expect(all.codes).toEqual([]);
    const { places, without } = all.data.recommendPlacement;
    expect([places.flatMap(({ beds }: { beds: unknown[] }) => beds).length, without]).toEqual([30, []]);
    expect(places[0]).toMatchObject({ reason: "HOUSEHOLD_TOGETHER", explanation: expect.stringContaining("ménage") });
    const few = await agency.ask(ASK, { personIds: ids.slice(0, 4) }, registrar);
    expect(few.queries.length).toBe(all.queries.length);
    expect(all.queries.length).toBeLessThanOrEqual(8);
  });

  test("who waits is listed page by page, and who does not wait is told so", async () => {
    const list = `query ($after: String) { waiting(operation: "GAO-2018", first: 20, after: $after) { totalCount edges { node { person { id } } } pageInfo { endCursor hasNextPage } } }`;
    const first = await agency.ask(list, {}, registrar);
    const { endCursor } = first.data.waiting.pageInfo;
    const second = await agency.ask(list, { after: endCursor }, registrar);
    expect([first.data.waiting.totalCount, second.data.waiting.edges.length]).toEqual([30, 10]);
    const nobody = await agency.ask(ASK, { personIds: [randomUUID()] }, registrar);
    expect(nobody.data.recommendPlacement).toMatchObject({ places: [], without: [{ reason: "NOT_WAITING" }] });
    expect((await agency.ask(ASK, { personIds: [] }, registrar)).codes).toEqual(["INPUT_INVALID"]);
  });

  test("a shelter's desk is recommended nobody who has not been near it", async () => {
    const manager: Viewer = { ...registrar, roles: ["shelter-manager"], sites: [randomUUID()] };
    const { data } = await agency.ask(ASK, { personIds: ids }, manager);
    expect(data.recommendPlacement.places).toEqual([]);
  });
});
