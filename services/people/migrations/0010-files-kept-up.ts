import { TableColumn, type MigrationInterface, type QueryRunner } from "typeorm";
import { addColumns } from "#kit/vault/migrate";

/** Each step looks at what is there: broken off on MariaDB, which commits step by step, it is run again from the start. */
export class FilesKeptUp0010 implements MigrationInterface {
  name = "FilesKeptUp1700000000010";

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, "person", { fearsReturn: { type: "text" } });
    await addColumns(runner, "potential_duplicate", { reason: { type: "text" } });
    for (const table of ["relationship", "specific_need"]) {
      if (await runner.hasColumn(table, "endedAt")) continue;
      await runner.addColumn(
        table,
        new TableColumn({ name: "endedAt", type: "datetime", precision: 3, isNullable: true }),
      );
    }
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
