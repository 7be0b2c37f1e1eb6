import type { MigrationInterface, QueryRunner } from "typeorm";
import { indexByBlocks } from "#kit/access-log/migrate";

export class LogByBlocks0013 implements MigrationInterface {
  name = "LogByBlocks1700000000013";

  async up(runner: QueryRunner): Promise<void> {
    await indexByBlocks(runner);
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
