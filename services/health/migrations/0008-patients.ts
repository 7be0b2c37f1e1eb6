import { Table, type MigrationInterface, type QueryRunner } from "typeorm";

export class Patients0008 implements MigrationInterface {
  name = "Patients1700000000008";

  async up(runner: QueryRunner): Promise<void> {
    const personId = { name: "personId", type: "varchar", length: "36", isPrimary: true };
    const acts = { name: "acts", type: "integer" };
    await runner.createTable(new Table({ name: "patient", columns: [personId, acts] }), true);
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
