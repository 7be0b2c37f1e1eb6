import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

export class GlassSlot0006 implements MigrationInterface {
  name = "GlassSlot1700000000006";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: "glass_slot",
        columns: [
          { name: "agency", type: "varchar", length: "80", isPrimary: true },
          { name: "account", type: "varchar", length: "120", isPrimary: true },
          { name: "slot", type: "integer", isPrimary: true },
          { name: "glassId", type: "varchar", length: "36", isNullable: true },
          { name: "endsAt", type: "datetime", precision: 3 },
        ],
        indices: [],
      }),
    );
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
