import { randomUUID } from "node:crypto";
import { openDatabase } from "#kit/database";
import { transact } from "#kit/transaction";
import { health } from "../../services/health/subgraph";
import { seedHealth } from "../../services/health/seed";
import { RestrictedRecordStaff } from "../../services/health/sensitivity/restricted-record-staff.entity";
import { agencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { testVault } from "../support/vaults";
import { crowd, NOW } from "./crowd";

const RESTRICTED = ["health_condition", "medical_need", "medication", "health_referral"];

describe.each(engines())("the staff that a record of level L4 names on $name", (engine) => {
  afterAll(() => engine.dropAll());

  test("is, of one from before there was any, whoever wrote it", async () => {
    const url = await engine.fresh();
    const options = { ...health, url, vault: testVault("health") };
    const before = await openDatabase({ ...options, migrations: health.migrations.slice(0, 3) });
    const [secret, plain] = [needOf("L4"), needOf("L3")];
    for (const row of [secret, plain]) {
      const columns = Object.keys(row);
      const sql = `INSERT INTO medical_need (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
      await transact(before.db, (tx) => tx.query(sql, Object.values(row)));
    }
    await before.close();
    const { db, close } = await openDatabase(options);
    expect(await db.find(RestrictedRecordStaff)).toMatchObject([
      { recordId: secret.id, account: "clinic-gao-1", namedAt: NOW },
    ]);
    await close();
  });

  test("is in the story whoever wrote it, and nobody is named on any other record", async () => {
    const agency = await agencyUnderTest(engine, health, seedHealth, [crowd()]);
    for (const table of RESTRICTED) {
      const [row] = await agency.db.query<Record<string, unknown>[]>(
        `SELECT COUNT(*) AS wrong FROM ${table} r WHERE (r.sensitivity = 'L4') <> EXISTS (SELECT 1 FROM restricted_record_staff n WHERE n.recordId = r.id AND n.account = r.recordedByUser)`,
      );
      expect([table, Number(row?.wrong)]).toEqual([table, 0]);
    }
    await agency.close();
  });
});

/** As the tables had it then. */
function needOf(sensitivity: string): Record<string, string | number> {
  const at = NOW.toISOString().replace("T", " ").replace("Z", "");
  return {
    ...{ id: randomUUID(), operationCode: "GAO-2018", personId: randomUUID(), sensitivity },
    ...{ recordedByAgency: "IOM", recordedByUser: "clinic-gao-1", occurredAt: at, recordedAt: at, version: 1 },
    ...{ priority: "ASAP", priorityRank: 1, category: "HIV", dueAt: at, status: "ACTIVE" },
    description: testVault("health").seal("Traitement", "medical_need.description"),
  };
}
