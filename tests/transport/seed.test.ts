import { agadez2018, gao2018 } from "../support/stories";
import { seedTransport } from "../../services/transport/seed";
import { transport } from "../../services/transport/subgraph";
import { loadChapters } from "#scenario/load";
import { agencyUnderTest, type AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { CODE, convoy } from "./convoy";

describe.each(engines())("the records of transport on $name", (engine) => {
  const chapters = [gao2018(), agadez2018(), convoy()];
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await agencyUnderTest(engine, transport, seedTransport, chapters);
  });
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const counts = async (): Promise<Record<string, number>> => {
    const tables = ["vehicle", "trip", "manifest_entry", "return_case", "travel_document", "operation"];
    const rows = tables.map((table) => agency.db.query<{ n: number | string }[]>(`SELECT COUNT(*) AS n FROM ${table}`));
    return Object.fromEntries((await Promise.all(rows)).map(([row], index) => [tables[index] ?? "", Number(row?.n)]));
  };

  test("are as many as the story tells, and no more when it is told again", async () => {
    const people = chapters.flatMap((chapter) => chapter.people);
    const cases = people.flatMap(({ returnCase }) => returnCase ?? []);
    const expected = {
      vehicle: chapters.flatMap(({ vehicles }) => vehicles).length,
      trip: chapters.flatMap(({ trips }) => trips).length,
      manifest_entry: people.flatMap(({ entries }) => entries).length,
      return_case: cases.length,
      travel_document: cases.flatMap(({ document }) => document ?? []).length,
      operation: 3,
    };
    expect(await counts()).toEqual(expected);
    await loadChapters(agency.db, seedTransport, chapters);
    expect(await counts()).toEqual(expected);
  });

  test("have on every trip as many seats taken as entries with a seat, and never more than there are", async () => {
    const wrong = await agency.db.query<unknown[]>(
      `SELECT t.id FROM trip t LEFT JOIN manifest_entry e ON e.tripId = t.id AND e.seat IS NOT NULL
       GROUP BY t.id, t.seats, t.seatsTaken HAVING COUNT(e.id) <> t.seatsTaken OR t.seatsTaken > t.seats`,
    );
    expect(wrong).toEqual([]);
  });

  test("copy of a trip onto its entries what figures are counted by, and of a document onto its case", async () => {
    const entries = await agency.db.query<unknown[]>(
      `SELECT e.id FROM manifest_entry e JOIN trip t ON t.id = e.tripId
       WHERE e.purpose <> t.purpose OR e.destinationCountryCode <> t.destinationCountryCode`,
    );
    const cases = await agency.db.query<unknown[]>(
      `SELECT c.id FROM return_case c LEFT JOIN travel_document d ON d.returnCaseId = c.id
       WHERE COALESCE(c.documentStatus, '') <> COALESCE(d.status, '')`,
    );
    expect([entries, cases]).toEqual([[], []]);
  });

  test("give papers that hold on arrival to everybody who is cleared to cross a border, or crossed one", async () => {
    const without = await agency.db.query<unknown[]>(
      `SELECT e.id FROM manifest_entry e JOIN trip t ON t.id = e.tripId
       WHERE t.operationCode <> '${CODE}' AND t.crossesBorder
       AND e.status IN ('CLEARED', 'BOARDED', 'ARRIVED', 'HANDED_OVER')
       AND NOT EXISTS (SELECT 1 FROM travel_document d
         WHERE d.personId = e.personId AND d.status = 'ISSUED' AND d.expiresOn > t.arrivesAt)`,
    );
    expect(without).toEqual([]);
  });

  test("were never written before they happened, nor after the story ends", async () => {
    const end = new Date("2018-04-30T18:00:00Z");
    for (const table of ["vehicle", "trip", "manifest_entry", "return_case", "travel_document"]) {
      const query = `SELECT id FROM ${table} WHERE recordedAt < occurredAt OR recordedAt > ?`;
      const isSqlite = agency.db.dataSource.options.type === "better-sqlite3";
      const rows = await agency.db.query<unknown[]>(query, [isSqlite ? "2018-04-30 18:00:00.000" : end]);
      expect(rows).toEqual([]);
    }
  });
});
