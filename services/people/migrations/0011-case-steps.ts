import { Table, type MigrationInterface, type QueryRunner } from "typeorm";

export class CaseSteps0011 implements MigrationInterface {
  name = "CaseSteps1700000000011";

  async up(runner: QueryRunner): Promise<void> {
    const table = new Table({
      name: "child_case_step",
      columns: [
        { name: "id", type: "varchar", length: "36", isPrimary: true },
        { name: "operationCode", type: "varchar", length: "40" },
        { name: "recordedByAgency", type: "varchar", length: "80" },
        { name: "recordedByUser", type: "varchar", length: "120" },
        { name: "occurredAt", type: "datetime", precision: 3 },
        { name: "recordedAt", type: "datetime", precision: 3 },
        { name: "version", type: "integer", default: 1 },
        { name: "childCaseId", type: "varchar", length: "36" },
        { name: "kind", type: "varchar", length: "30" },
        { name: "caseworker", type: "varchar", length: "120", isNullable: true },
        { name: "closureReason", type: "text", isNullable: true },
        { name: "note", type: "text", isNullable: true },
      ],
      indices: [{ name: "child_case_step_case", columnNames: ["childCaseId", "occurredAt", "id"] }],
    });
    await runner.createTable(table, true);
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
