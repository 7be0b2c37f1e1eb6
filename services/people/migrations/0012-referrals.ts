import { TableColumn, type MigrationInterface, type QueryRunner } from "typeorm";
import { addColumns, makeIndex } from "#kit/vault/migrate";

/** Each step looks at what is there: broken off on MariaDB, which commits step by step, it is run again from the start. */
export class Referrals0012 implements MigrationInterface {
  name = "Referrals1700000000012";

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, "referral", { revocationReason: { type: "text" } });
    await addColumns(runner, "case_transfer", {
      revocationReason: { type: "text" },
      liveCaseId: { type: "varchar", length: 36 },
    });
    if (!(await runner.hasColumn("case_transfer", "acceptedAt"))) {
      const column = new TableColumn({ name: "acceptedAt", type: "datetime", precision: 3, isNullable: true });
      await runner.addColumn("case_transfer", column);
    }
    await runner.query("UPDATE case_transfer SET liveCaseId = childCaseId WHERE status IN ('IN_PROGRESS', 'ACCEPTED')");
    await runner.query("UPDATE case_transfer SET acceptedAt = changedAt WHERE status IN ('ACCEPTED', 'DONE')");
    await makeIndex(runner, "referral", {
      name: "referral_recipient",
      columnNames: ["operationCode", "recipientAgency", "occurredAt", "id"],
    });
    await makeIndex(runner, "case_transfer", {
      name: "case_transfer_latest",
      columnNames: ["operationCode", "occurredAt", "id"],
    });
    await makeIndex(runner, "case_transfer", {
      name: "case_transfer_live",
      columnNames: ["liveCaseId"],
      isUnique: true,
    });
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
