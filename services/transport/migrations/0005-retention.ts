import type { MigrationInterface, QueryRunner } from "typeorm";
import { createErasure } from "#kit/retention/migrate";

export class Retention0005 implements MigrationInterface {
  name = "Retention1700000000005";

  async up(runner: QueryRunner): Promise<void> {
    await createErasure(runner);
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
