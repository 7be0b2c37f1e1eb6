// What is written down of the story holds together, asked of the database itself.
import { generated } from "#scenario/generated";
import { daysBetween } from "#kit/days";
import { agadez2018, gao2018 } from "../support/stories";
import { DistributionKind } from "../../services/shelters/distribution/distribution.enums";
import { DISTRIBUTION_LIMITS } from "../../services/shelters/distribution/distribution.rules";
import { ResourceRequestKind, ResourceRequestStatus } from "../../services/shelters/request/request.enums";
import { ShelterStayStatus } from "../../services/shelters/stay/stay.enums";
import { HousingUnitKind } from "../../services/shelters/unit/unit.enums";
import type { AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { sheltersUnderTest } from "./ask";

const DAYS = Array.from({ length: 21 }, (_, index) => new Date(Date.UTC(2018, 3, 10 + index, 20)));

// A place is taken from its reservation, or else from check-in, until the person leaves or the place is given back.
const TAKEN = `COALESCE(stay.reservedAt, stay.checkedInAt) <= ? AND (
  stay.status IN ('CHECKED_IN', 'RESERVED')
  OR (stay.status IN ('CHECKED_OUT', 'MOVED') AND stay.checkedOutAt > ?)
  OR (stay.status IN ('NO_SHOW', 'CANCELLED') AND stay.reservationExpiresAt > ?))`;

describe.each(engines())("what shelters wrote down on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await sheltersUnderTest(engine, [gao2018(), agadez2018(), ...generated(6_000, "BENCH-6000")]);
  }, 120_000);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const select = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> => agency.db.query<T[]>(sql, parameters);
  /** An instant as this database keeps it, so that it compares with columns. */
  const kept = (at: Date): string | Date =>
    engine.name === "SQLite" ? at.toISOString().replace("T", " ").replace("Z", "") : at;

  test("never has more people in a centre than it has places, on any day", async () => {
    let most = 0;
    for (const day of DAYS) {
      const at = kept(day);
      const full = await select<{ name: string; taken: number | string; places: number | string }>(
        `SELECT shelter.name AS name, COUNT(*) AS taken, MAX(shelter.capacity + shelter.surge - shelter.blocked) AS places
         FROM shelter_stay stay JOIN shelter ON shelter.id = stay.shelterId
         WHERE ${TAKEN} GROUP BY shelter.id, shelter.name`,
        [at, at, at],
      );
      most = Math.max(most, ...full.map(({ taken }) => Number(taken)));
      expect(full.filter(({ taken, places }) => Number(taken) > Number(places))).toEqual([]);
    }
    expect(most).toBeGreaterThanOrEqual(300);
  });

  test("never has anybody in two beds at once, nor two people in one bed", async () => {
    const overlap = "a.id < b.id AND a.checkedInAt IS NOT NULL AND b.checkedInAt IS NOT NULL";
    const apart = "(a.checkedOutAt IS NOT NULL AND a.checkedOutAt <= b.checkedInAt)";
    const apartToo = "(b.checkedOutAt IS NOT NULL AND b.checkedOutAt <= a.checkedInAt)";
    const pairs = (same: string): Promise<unknown[]> =>
      select(`SELECT a.id FROM shelter_stay a JOIN shelter_stay b ON ${same} AND ${overlap}
        WHERE a.operationCode = 'GAO-2018' AND NOT ${apart} AND NOT ${apartToo}`);
    expect(await pairs("b.personId = a.personId")).toEqual([]);
    expect(await pairs("b.shelterId = a.shelterId AND b.bedLabel = a.bedLabel")).toEqual([]);
  });

  test.each(["shelter", "housing_unit"])("counts in each %s the live stays that there are", async (table) => {
    const key = table === "shelter" ? "shelterId" : "unitId";
    const live = (status: string): string =>
      `(SELECT COUNT(*) FROM shelter_stay stay WHERE stay.${key} = place.id AND stay.status = '${status}')`;
    const [scope, where] =
      table === "shelter"
        ? ["", "place.operationCode = 'GAO-2018'"]
        : ["JOIN shelter ON shelter.id = place.shelterId", "shelter.operationCode = 'GAO-2018'"];
    const rows = await select<Record<string, number | string>>(
      `SELECT place.occupied AS occupied, place.reserved AS reserved, ${live("CHECKED_IN")} AS checkedIn, ${live("RESERVED")} AS kept
       FROM ${table} place ${scope} WHERE ${where}`,
    );
    expect(rows.length).toBeGreaterThan(6);
    for (const { occupied, reserved, checkedIn, kept: held } of rows) {
      expect([Number(occupied), Number(reserved)]).toEqual([Number(checkedIn), Number(held)]);
    }
  });

  test("gives nobody more, or sooner, than the limits of each kind allow", async () => {
    const rows = await select<{
      personId: string;
      kind: DistributionKind;
      quantity: number;
      occurredAt: string | Date;
    }>(
      "SELECT personId, kind, quantity, occurredAt FROM distribution WHERE operationCode = 'GAO-2018' ORDER BY occurredAt",
    );
    const last = new Map<string, string>();
    for (const { personId, kind, quantity, occurredAt } of rows) {
      const { minimumIntervalDays, dailyMaximum } = DISTRIBUTION_LIMITS[kind];
      // Mali keeps UTC.
      const day = (occurredAt instanceof Date ? occurredAt.toISOString() : occurredAt).slice(0, 10);
      const before = last.get(`${personId} ${kind}`);
      if (before) expect(daysBetween(before, day)).toBeGreaterThanOrEqual(minimumIntervalDays);
      expect(quantity).toBeLessThanOrEqual(dailyMaximum);
      last.set(`${personId} ${kind}`, day);
    }
    expect(last.size).toBeGreaterThan(3_000);
  });

  test("gives nothing to anybody in a centre where the person is not", async () => {
    const strays = await select(
      `SELECT given.id FROM distribution given WHERE NOT EXISTS (
         SELECT 1 FROM shelter_stay stay WHERE stay.personId = given.personId AND CASE WHEN stay.shelterId = given.shelterId THEN 1 ELSE 0 END = 1
         AND stay.checkedInAt <= given.occurredAt AND (stay.checkedOutAt IS NULL OR stay.checkedOutAt > given.occurredAt))`,
    );
    expect(strays).toEqual([]);
  });

  test.each([
    ["shelter_stay", "status", Object.values(ShelterStayStatus)],
    ["housing_unit", "kind", Object.values(HousingUnitKind)],
    ["distribution", "kind", Object.values(DistributionKind)],
    ["resource_request", "kind", Object.values(ResourceRequestKind)],
    ["resource_request", "status", Object.values(ResourceRequestStatus)],
  ])("has every value of %s.%s", async (table, column, values) => {
    const rows = await select<{ value: string }>(`SELECT DISTINCT ${column} AS value FROM ${table}`);
    expect(rows.map(({ value }) => value).sort()).toEqual([...values].sort());
  });

  test.each(["shelter", "shelter_stay", "distribution", "resource_request", "placement_request"])(
    "has no %s that reached the hub before it happened, or after the story ends",
    async (table) => {
      const end = kept(new Date("2018-04-30T18:00:00Z"));
      const sql = `SELECT id FROM ${table} WHERE recordedAt < occurredAt OR recordedAt > ?`;
      expect(await select(sql, [end])).toEqual([]);
    },
  );

  test("keeps the chapters of a large operation apart: ten requests for each", async () => {
    const rows = await select<{ count: number }>(
      "SELECT COUNT(*) AS count FROM resource_request WHERE operationCode = 'BENCH-6000'",
    );
    expect(Number(rows[0]?.count)).toBe(20);
  });
});
