import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

export class StateAccess0004 implements MigrationInterface {
  name = "StateAccess1700000000004";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: "person_tie",
        columns: [
          { name: "personId", type: "varchar", length: "36", isPrimary: true },
          { name: "kind", type: "varchar", length: "20", isPrimary: true },
          { name: "holder", type: "varchar", length: "120", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "beganAt", type: "datetime", precision: 3 },
          { name: "endedAt", type: "datetime", precision: 3, isNullable: true },
        ],
        indices: [{ name: "person_tie_holder", columnNames: ["kind", "holder", "personId"] }],
      }),
    );
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
