// What aggregate roles are told of shelter, and what the public could work out.
import { Family } from "#kit/suppression/family";
import { transact } from "#kit/transaction";
import { agadez2018, gao2018 } from "../support/stories";
import { Distribution } from "../../services/shelters/distribution/distribution.entity";
import { DistributionKind } from "../../services/shelters/distribution/distribution.enums";
import { Shelter } from "../../services/shelters/shelter/shelter.entity";
import { type AgencyUnderTest, someone } from "../support/agency";
import { expectSafe } from "../support/attack";
import { engines } from "../support/databases";
import { sheltersUnderTest } from "./ask";

const PARTNER = { ...someone, roles: ["dashboard"], agency: "OCHA" };
const PUBLIC = { ...PARTNER, agency: "public" };
const REPORT = `query ($code: ID!, $of: [_Any!]!) {
  shelters(operation: $code) {
    id isSuppressed occupied reserved available overstays sphereWarnings { required } units { occupied reserved }
  }
  _entities(representations: $of) { ... on Operation {
    occupancy reserved unsheltered sheltersSuppressed distributionsByKind { kind isSuppressed count quantity people }
  } } }`;

const NAMES = ["occupied", "reserved", "available"] as const;
type Told = { id: string; isSuppressed: boolean; overstays: number | null; sphereWarnings: object[] | null } & Record<
  (typeof NAMES)[number],
  number | null
> & { units: { occupied: number | null; reserved: number | null }[] };
interface Report {
  shelters: Told[];
  operation: {
    occupancy: number | null;
    reserved: number | null;
    sheltersSuppressed: string[];
    distributionsByKind: { kind: string; isSuppressed: boolean; count: number | null; people: number | null }[];
  };
}

function numbersOf({ shelters, operation }: Report): Map<string, number | null> {
  const { occupancy, reserved } = operation;
  const places = shelters.flatMap((own) => NAMES.map((name) => [`${name} ${own.id}`, own[name]] as const));
  return new Map([["occupancy", occupancy], ["reserved", reserved], ...places]);
}

/** The truth, and all that anybody knows of how numbers of the answers make up others. */
function truthOf(exact: Report): Family {
  const truth = new Family();
  for (const [key, count] of numbersOf(exact)) {
    if (key.startsWith("available")) truth.open(key, count ?? 0);
    else truth.people(key, count ?? 0);
  }
  const ids = exact.shelters.map(({ id }) => id);
  for (const id of ids)
    truth.sum(
      null,
      NAMES.map((name) => `${name} ${id}`),
    );
  truth.sum(
    "occupancy",
    ids.map((id) => `occupied ${id}`),
  );
  truth.sum(
    "reserved",
    ids.map((id) => `reserved ${id}`),
  );
  return truth;
}

describe.each(engines())("small numbers on shelter on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await sheltersUnderTest(engine, [gao2018(), agadez2018()]);
    // One shelter of Gao has nine people, as if all women slept there.
    const [small] = await agency.db.find(Shelter, { where: { operationCode: "GAO-2018" }, order: { id: "ASC" } });
    await transact(agency.db, async (tx) => {
      await tx.update(Shelter, { id: small?.id ?? "" }, { occupied: 9, reserved: 0, coveredAreaM2: 1 });
      const cash = { operationCode: "GAO-2018", kind: DistributionKind.CASH };
      const kept = await tx.find(Distribution, { where: cash, take: 2 });
      await tx.delete(Distribution, cash);
      await tx.insert(Distribution, kept);
    });
  }, 60_000);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const report = async (viewer = someone, code = "GAO-2018"): Promise<Report> => {
    const of = [{ __typename: "Operation", code }];
    const { data, codes } = await agency.ask(REPORT, { code, of }, viewer);
    expect(codes).toEqual([]);
    return { shelters: data.shelters, operation: data._entities[0] };
  };

  test("leave partners how full a site is, and hide the few who were given something", async () => {
    const [exact, told] = [await report(), await report(PARTNER)];
    const places = ({ shelters }: Report) => shelters.map(({ units: _, overstays: __, ...rest }) => rest);
    expect(places(told)).toEqual(places(exact));
    expect(told.operation.occupancy).toBe(exact.operation.occupancy);
    const cash = ({ operation }: Report) => operation.distributionsByKind.find(({ kind }) => kind === "CASH");
    expect(cash(exact)).toMatchObject({ isSuppressed: false, count: 2 });
    expect(cash(told)).toEqual({ kind: "CASH", isSuppressed: true, count: null, quantity: null, people: null });
    const isFew = (count: number | null): boolean => [1, 2, 3, 4].includes(count ?? 0);
    const overstays = exact.shelters.map((shelter) => (isFew(shelter.overstays) ? null : shelter.overstays));
    expect(told.shelters.map((shelter) => shelter.overstays)).toEqual(overstays);
    for (const { units } of told.shelters)
      for (const unit of units) expect(unit).toEqual({ occupied: null, reserved: null });
  });

  test.each(["GAO-2018", "AGADEZ-2018"])(
    "of %s are not to be worked out by the public from places and totals",
    async (code) => {
      const [exact, told, again] = [
        await report(someone, code),
        await report(PUBLIC, code),
        await report(PUBLIC, code),
      ];
      expect(again).toEqual(told);
      for (const { isSuppressed, occupied, reserved, available, sphereWarnings } of told.shelters) {
        expect(isSuppressed).toBe([occupied, reserved, available].includes(null));
        expect(sphereWarnings === null).toBe(occupied === null);
      }
      for (const name of ["occupancy", "reserved"] as const) {
        expect(told.operation.sheltersSuppressed.includes(name)).toBe(told.operation[name] === null);
      }
      const known = numbersOf(told);
      const hidden = expectSafe(truthOf(exact), known, 11);
      if (code === "GAO-2018") expect(hidden).toBeGreaterThanOrEqual(4);
    },
  );

  test("are not to be found by asking for one free place more each time", async () => {
    const { shelters } = await report(PUBLIC);
    const hidden = shelters.filter(({ available }) => available === null).map(({ id }) => id);
    expect(hidden.length).toBeGreaterThan(0);
    const { data } = await agency.ask(
      '{ shelters(operation: "GAO-2018", filter: { minAvailable: 1 }) { id } }',
      {},
      PUBLIC,
    );
    for (const { id } of data.shelters) expect(hidden).not.toContain(id);
  });
});
