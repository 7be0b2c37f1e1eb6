import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

const RESTRICTED = ["health_condition", "medical_need", "medication", "health_referral"];

/** Names on each record of level L4 whoever wrote it. Broken off on MariaDB, it is run again from the start. */
export class RestrictedRecordStaff0004 implements MigrationInterface {
  name = "RestrictedRecordStaff1700000000004";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: "restricted_record_staff",
        columns: [
          { name: "recordId", type: "varchar", length: "36", isPrimary: true },
          { name: "account", type: "varchar", length: "120", isPrimary: true },
          { name: "namedAt", type: "datetime", precision: 3 },
        ],
        indices: [],
      }),
      true,
    );
    for (const table of RESTRICTED) {
      await runner.query(
        `INSERT INTO restricted_record_staff (recordId, account, namedAt) SELECT r.id, r.recordedByUser, r.recordedAt FROM ${table} r WHERE r.sensitivity = 'L4' AND NOT EXISTS (SELECT 1 FROM restricted_record_staff n WHERE n.recordId = r.id)`,
      );
    }
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
