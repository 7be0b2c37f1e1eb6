import type { MigrationInterface, QueryRunner } from "typeorm";
import { createErasure } from "#kit/retention/migrate";
import { retype } from "#kit/vault/migrate";

const TEXT_OR_NULL = { type: "text", isNullable: true } as const;

export class Retention0005 implements MigrationInterface {
  name = "Retention1700000000005";

  async up(runner: QueryRunner): Promise<void> {
    await createErasure(runner);
    await retype(runner, "medical_need", { description: TEXT_OR_NULL });
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
