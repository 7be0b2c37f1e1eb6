import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumns, dropIndex, makeIndex, retype } from "#kit/vault/migrate";
import { sealPlainRows } from "#kit/vault/reseal";
import { Allergy } from "../allergy/allergy.entity";
import { Condition } from "../condition/condition.entity";
import { MedicalNeed } from "../need/need.entity";

const TEXT = { type: "text" } as const;
const TOKEN = { type: "varchar", length: 23 } as const;

/** Broken off on MariaDB, which commits step by step, it is run again from the start. */
export class SealCare0006 implements MigrationInterface {
  name = "SealCare1700000000006";

  async up(runner: QueryRunner): Promise<void> {
    await retype(runner, "health_condition", { clinicalStatus: TEXT });
    await retype(runner, "allergy", { severity: TEXT });
    await dropIndex(runner, "medical_need", "medical_need_category");
    await addColumns(runner, "medical_need", { categoryKey: TOKEN });
    await retype(runner, "medical_need", { category: TEXT });
    await sealPlainRows(runner, [Condition, Allergy, MedicalNeed]);
    await retype(runner, "medical_need", { categoryKey: TOKEN });
    await makeIndex(runner, "medical_need", {
      name: "medical_need_category",
      columnNames: ["operationCode", "sensitivity", "categoryKey", "priorityRank", "occurredAt", "id", "personId"],
    });
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
