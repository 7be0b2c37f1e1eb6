import type { MigrationInterface, QueryRunner } from "typeorm";
import { createErasure } from "#kit/retention/migrate";
import { makeIndex, retype } from "#kit/vault/migrate";

const TEXT_OR_NULL = { type: "text", isNullable: true } as const;

const INDICES = {
  medical_need_worklist: ["priorityRank", "occurredAt", "id"],
  medical_need_status: ["status", "priorityRank", "occurredAt", "id"],
  medical_need_triage: ["triage", "priorityRank", "occurredAt", "id"],
  medical_need_opened: ["occurredAt", "id"],
};

export class Retention0005 implements MigrationInterface {
  name = "Retention1700000000005";

  async up(runner: QueryRunner): Promise<void> {
    await createErasure(runner);
    await retype(runner, "medical_need", { description: TEXT_OR_NULL });
    // Whether a person was erased is known from the index too, so that needs are counted without reading a row.
    for (const [name, columns] of Object.entries(INDICES)) {
      await makeIndex(runner, "medical_need", {
        name,
        columnNames: ["operationCode", "sensitivity", ...columns, "personId"],
      });
    }
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
