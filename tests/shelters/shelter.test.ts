// What can be asked of the shelters of an operation.
import { randomUUID } from "node:crypto";
import { searchKey } from "#kit/text";
import type { Chapter } from "#scenario/story";
import { agadez2018, gao2018 } from "../support/stories";
import type { AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { scansOf } from "../support/plans";
import { sheltersUnderTest } from "./ask";
import { askFor } from "../support/agency";

const SHELTERS = `query ($operation: ID! = "GAO-2018", $filter: ShelterFilter) {
  shelters(operation: $operation, filter: $filter) {
    id name alias kind operatorAgency placeName placeCode status isOnward
    capacity blocked surge surgeReason surgeEndsOn occupied reserved available overstays
    sphereWarnings { standard required actual }
    units { id name kind capacity occupied reserved }
    stays(first: 2, filter: { status: [CHECKED_IN] }) {
      edges { node { id status daysSinceCheckIn isOverstay bedLabel person { id } unit { name } } }
    }
  }
}`;

interface Node {
  id: string;
  name: string;
  kind: string;
  status: string;
  isOnward: boolean;
  capacity: number;
  blocked: number;
  surge: number;
  surgeReason: string | null;
  surgeEndsOn: string | null;
  occupied: number;
  reserved: number;
  available: number;
  overstays: number;
  operatorAgency: string;
  sphereWarnings: { standard: string; required: number; actual: number }[];
  units: { id: string; name: string; kind: string; capacity: number; occupied: number; reserved: number }[];
  stays: { edges: { node: { id: string; status: string; isOverstay: boolean; unit: { name: string } } }[] };
}

describe.each(engines())("shelters on $name", (engine) => {
  let agency: AgencyUnderTest;
  let gao: Chapter;

  beforeAll(async () => {
    gao = gao2018();
    agency = await sheltersUnderTest(engine, [gao, agadez2018()]);
  }, 60_000);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const ask = (variables: Record<string, unknown> = {}) =>
    askFor<{ shelters: Node[] | null }>(agency, SHELTERS, variables);
  const list = async (filter?: Record<string, unknown>): Promise<Node[]> => {
    const { data, messages } = await ask({ filter });
    expect(messages).toEqual([]);
    return data.shelters ?? [];
  };
  const named = (some: { name: string }[]): string[] => some.map(({ name }) => name);
  const told = (keep: (shelter: Chapter["shelters"][number]) => boolean): string[] =>
    named(
      gao.shelters
        .filter(keep)
        .sort((a, b) => Number(a.isOnward) - Number(b.isOnward) || (searchKey(a.name) < searchKey(b.name) ? -1 : 1)),
    );

  test("come with those where people are received first, by name, and without those only proposed", async () => {
    expect(named(await list())).toEqual([
      "Direy Ben",
      "IOM Transit Centre Gao",
      "La Maison des Migrants",
      "Migrant Reception Centre",
      "Regional Directorate of Civil Protection",
      "Civil Protection Transit Centre of Sokoniko",
    ]);
  });

  test("that are proposed are listed when they are asked for", async () => {
    expect(named(await list({ status: ["PROPOSED"] }))).toEqual(["Private Centre Faladié"]);
    expect(await list({ status: ["PROPOSED", "OPEN"] })).toHaveLength(7);
    expect(await list({ status: ["CLOSED"] })).toEqual([]);
    expect(await list({ status: [] })).toEqual([]);
  });

  test("are found by kind, by agency, and by what they are for", async () => {
    expect(named(await list({ kind: ["TRANSIT"] }))).toEqual(told(({ kind }) => kind === "TRANSIT"));
    expect(named(await list({ operatorAgency: "Protection civile" }))).toEqual(
      told(({ operator, status }) => operator === "Protection civile" && status === "OPEN"),
    );
    expect(await list({ operatorAgency: "protection civile" })).toEqual([]);
    expect(named(await list({ isOnward: true }))).toEqual(
      told(({ isOnward, status }) => isOnward && status === "OPEN"),
    );
    expect(await list({ isOnward: false })).toHaveLength(5);
  });

  test("are found by the places that are left, to the last one", async () => {
    const [some] = (await list()).filter(({ available }) => available > 0);
    const free = some?.available ?? 0;
    expect(named(await list({ minAvailable: free }))).toContain(some?.name);
    expect(named(await list({ minAvailable: free + 1 }))).not.toContain(some?.name);
    expect((await list({ minAvailable: 1 })).every(({ available }) => available >= 1)).toBe(true);
    expect(await list({ minAvailable: 0 })).toHaveLength(6);
    // The proposed one has the most places, and is not offered.
    expect(await list({ minAvailable: 150 })).toEqual([]);
    expect(named(await list({ minAvailable: 150, status: ["PROPOSED"] }))).toEqual(["Private Centre Faladié"]);
  });

  test("cannot be asked for fewer than no places", async () => {
    const { data, codes } = await ask({ filter: { minAvailable: -1 } });
    expect([data.shelters, codes]).toEqual([null, ["FILTER_INVALID"]]);
  });

  test("have the places of the story, and what is left of them", async () => {
    for (const shelter of await list({ status: ["OPEN", "PROPOSED"] })) {
      const { capacity, blocked, surge, occupied, reserved } = shelter;
      expect(gao.shelters.find(({ id }) => id === shelter.id)).toMatchObject({
        ...{ name: shelter.name, capacity, blocked, surge, occupied, reserved },
        operator: shelter.operatorAgency,
      });
      expect(shelter.available).toBe(capacity + surge - blocked - occupied - reserved);
      expect([shelter.surgeReason !== null, shelter.surgeEndsOn !== null]).toEqual([surge > 0, surge > 0]);
      const sum = (key: "capacity" | "occupied" | "reserved"): number =>
        shelter.units.reduce((total, unit) => total + unit[key], 0);
      expect([sum("capacity"), sum("occupied"), sum("reserved")]).toEqual([capacity + surge, occupied, reserved]);
      expect(named(shelter.units)).toEqual(named(shelter.units).sort());
    }
  });

  test("say which minimum standards the people in them do not have", async () => {
    const open = await list();
    const warnings = open.flatMap(({ sphereWarnings }) => sphereWarnings);
    expect(warnings.length).toBeGreaterThan(0);
    for (const { actual, required } of warnings) expect(actual).toBeLessThan(required);
    for (const { sphereWarnings, occupied } of open) {
      const area = sphereWarnings.find(({ standard }) => standard === "COVERED_AREA");
      if (area) expect(area.required).toBe(occupied * 3.5);
    }
  });

  test("cost one statement for each table, however many there are", async () => {
    const { queries, data } = await ask();
    expect(data.shelters).toHaveLength(6);
    // operation, shelters, units, stays, overstays; and for the stays their units and the kinds of their shelters
    expect(queries).toHaveLength(7);
    for (const query of queries) expect(await scansOf(agency.db, query)).toEqual([]);
  });

  test("of an unknown operation are refused by its name", async () => {
    const { data, codes, messages } = await ask({ operation: "GAO-2081" });
    expect([data.shelters, codes]).toEqual([null, ["OPERATION_UNKNOWN"]]);
    expect(messages[0]).toContain("GAO-2081");
  });

  test("of one operation are not those of another", async () => {
    const { data } = await ask({ operation: "AGADEZ-2018" });
    expect(data.shelters).toHaveLength(4);
    expect(data.shelters?.some(({ operatorAgency }) => operatorAgency === "Croix-Rouge nigérienne")).toBe(true);
  });

  test("are found one by one, with their accents", async () => {
    const id = gao.shelters.find(({ status }) => status === "PROPOSED")?.id;
    const one = "query ($id: ID!) { shelter(id: $id) { name alias placeName placeCode status recordedBy { agency } } }";
    const { data } = await askFor<object>(agency, one, { id });
    expect(data).toEqual({
      shelter: {
        name: "Private Centre Faladié",
        alias: "Centre privé de Faladié",
        placeName: "Bamako",
        placeCode: "ML09",
        status: "PROPOSED",
        recordedBy: { agency: "Privé" },
      },
    });
    expect((await askFor(agency, one, { id: randomUUID() })).data).toEqual({ shelter: null });
    const malformed = await askFor(agency, one, { id: "Faladié" });
    expect([malformed.data, malformed.codes]).toEqual([{ shelter: null }, ["ID_MALFORMED"]]);
  });
});
