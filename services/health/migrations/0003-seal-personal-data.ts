import type { MigrationInterface, QueryRunner } from "typeorm";
import { retype } from "#kit/vault/migrate";
import { sealPlainRows } from "#kit/vault/reseal";
import { Allergy } from "../allergy/allergy.entity";
import { Condition } from "../condition/condition.entity";
import { Medication } from "../medication/medication.entity";
import { MedicalNeed } from "../need/need.entity";
import { HealthReferral } from "../referral/referral.entity";
import { Observation } from "../screening/observation.entity";

const TEXT = { type: "text" } as const;
const TEXT_OR_NULL = { type: "text", isNullable: true } as const;

/** Each step looks at what is there: broken off on MariaDB, which commits step by step, it is run again from the start. */
export class SealPersonalData0003 implements MigrationInterface {
  name = "SealPersonalData1700000000003";

  async up(runner: QueryRunner): Promise<void> {
    await retype(runner, "allergy", { substance: TEXT, reaction: TEXT_OR_NULL });
    await retype(runner, "health_condition", { icd10Code: TEXT });
    await retype(runner, "medication", { name: TEXT, dose: TEXT });
    await retype(runner, "medical_need", { description: TEXT });
    await retype(runner, "health_referral", { fromFacility: TEXT, toFacility: TEXT, reason: TEXT });
    await retype(runner, "observation", { value: TEXT });
    await sealPlainRows(runner, [Allergy, Condition, Medication, MedicalNeed, HealthReferral, Observation]);
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
