import { randomUUID } from "node:crypto";
import { openDatabase } from "#kit/database";
import { insertRows } from "#kit/insert";
import { transact } from "#kit/transaction";
import { health } from "../../services/health/subgraph";
import { seedHealth } from "../../services/health/seed";
import { MedicalNeed } from "../../services/health/need/need.entity";
import { MedicalNeedCategory, MedicalNeedPriority, MedicalNeedStatus } from "../../services/health/need/need.enums";
import { HealthSensitivity } from "../../services/health/sensitivity/sensitivity.enums";
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
    const [secret, plain] = [needOf(HealthSensitivity.L4), needOf(HealthSensitivity.L3)];
    await transact(before.db, (tx) => insertRows(tx, MedicalNeed, [secret, plain]));
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

function needOf(sensitivity: HealthSensitivity): Partial<MedicalNeed> {
  return {
    ...{ id: randomUUID(), operationCode: "GAO-2018", personId: randomUUID(), sensitivity },
    ...{ recordedByAgency: "IOM", recordedByUser: "clinic-gao-1", occurredAt: NOW, recordedAt: NOW, version: 1 },
    ...{ priority: MedicalNeedPriority.ASAP, priorityRank: 1, category: MedicalNeedCategory.HIV, dueAt: NOW },
    ...{ status: MedicalNeedStatus.ACTIVE, description: "Traitement" },
  };
}
