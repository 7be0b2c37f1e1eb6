import type { MigrationInterface, QueryRunner } from "typeorm";
import { retype } from "#kit/vault/migrate";
import { sealPlainRows } from "#kit/vault/reseal";
import { Allergy } from "../allergy/allergy.entity";
import { Condition } from "../condition/condition.entity";

const TEXT = { type: "text" } as const;

/** Broken off on MariaDB, which commits step by step, it is run again from the start. */
export class SealCare0006 implements MigrationInterface {
  name = "SealCare1700000000006";

  async up(runner: QueryRunner): Promise<void> {
    await retype(runner, "health_condition", { clinicalStatus: TEXT });
    await retype(runner, "allergy", { severity: TEXT });
    await sealPlainRows(runner, [Condition, Allergy]);
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
