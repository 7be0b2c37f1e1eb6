import type { MigrationInterface, QueryRunner } from "typeorm";
import { createActs } from "#kit/acts/migrate";

export class Acts0008 implements MigrationInterface {
  name = "Acts1700000000008";

  async up(runner: QueryRunner): Promise<void> {
    await createActs(runner);
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
