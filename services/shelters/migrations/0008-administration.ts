import { Table, type MigrationInterface, type QueryRunner } from "typeorm";
import { addColumns } from "#kit/vault/migrate";

const REASON = { type: "varchar", length: 500, isNullable: true } as const;

export class Administration0008 implements MigrationInterface {
  name = "Administration1700000000008";

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, "shelter", { blockedReason: REASON });
    await addColumns(runner, "resource_request", { rejectedReason: REASON });
    const personId = { name: "personId", type: "varchar", length: "36", isPrimary: true };
    const acts = { name: "acts", type: "integer" };
    await runner.createTable(new Table({ name: "recipient", columns: [personId, acts] }), true);
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
