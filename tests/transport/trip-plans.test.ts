import { seedTransport } from "../../services/transport/seed";
import { transport } from "../../services/transport/subgraph";
import { agencyUnderTest, type AgencyUnderTest, askFor } from "../support/agency";
import { engines } from "../support/databases";
import { scansOf } from "../support/plans";
import { MANY, many, MANY_TRIPS } from "./convoy";
import { CENTRE, hoursFromNow } from "./told";

const LIST = `query ($filter: TripFilter) {
  trips(operation: "${MANY}", filter: $filter) { totalCount edges { node { id } } }
}`;

describe.each(engines())("many trips on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await agencyUnderTest(engine, transport, seedTransport, [many(), many("OTHER-2018")]);
  });
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  test("with all that hangs on them cost one statement a table", async () => {
    const { queries, data } = await askFor<{ trips: { edges: unknown[] } }>(
      agency,
      `{ trips(operation: "${MANY}", first: 100) { edges { node {
        seatsFree vehicle { plate } manifest { status trip { id } person { id nextTrip { id } returnCase { status } } } passengers { id }
      } } } }`,
    );
    expect(data.trips.edges).toHaveLength(100);
    // Operation, trips, vehicles, manifests; trips of the entries; entries of the people, their trips and cases.
    expect(queries.length).toBeLessThanOrEqual(8);
    for (const query of queries) expect(await scansOf(agency.db, query)).toEqual([]);
  });

  test.each<[string, object]>([
    ["nothing", {}],
    ["state", { status: ["PLANNED", "DEPARTED"] }],
    ["purpose", { purpose: "RETURN" }],
    ["mode", { mode: "AIR" }],
    ["country", { destinationCountry: "CIV" }],
    ["name", { destinationName: "Ségu" }],
    ["centre", { destinationShelter: CENTRE }],
    ["origin", { originShelter: CENTRE }],
    ["time", { departsFrom: hoursFromNow(0), departsBefore: hoursFromNow(24) }],
    ["seats", { hasFreeSeats: true }],
  ])("by %s are listed and counted without walking over the table", async (_, filter) => {
    const { queries, codes } = await agency.ask(LIST, { filter });
    expect(codes).toEqual([]);
    expect(queries).toHaveLength(3);
    for (const query of queries) expect(await scansOf(agency.db, query)).toEqual([]);
  });

  test("are as many as were told", async () => {
    const { data } = await askFor<{ trips: { totalCount: number } }>(agency, LIST, {});
    expect(data.trips.totalCount).toBe(MANY_TRIPS);
  });
});
