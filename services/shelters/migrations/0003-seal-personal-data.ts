import type { MigrationInterface, QueryRunner } from "typeorm";
import { retype } from "#kit/vault/migrate";
import { sealPlainRows } from "#kit/vault/reseal";
import { ShelterStay } from "../stay/stay.entity";

const TEXT_OR_NULL = { type: "text", isNullable: true } as const;

/** Each step looks at what is there: broken off on MariaDB, which commits step by step, it is run again from the start. */
export class SealPersonalData0003 implements MigrationInterface {
  name = "SealPersonalData1700000000003";

  async up(runner: QueryRunner): Promise<void> {
    await retype(runner, "shelter_stay", { bedLabel: TEXT_OR_NULL });
    await sealPlainRows(runner, [ShelterStay]);
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
