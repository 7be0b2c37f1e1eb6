import type { MigrationInterface, QueryRunner } from "typeorm";
import { createErasure } from "#kit/retention/migrate";
import { makeIndex } from "#kit/vault/migrate";

const INDICES = {
  return_case_requested: [],
  return_case_status: ["status"],
  return_case_destination: ["destinationCountryCode"],
  return_case_document: ["documentStatus"],
};

export class Retention0005 implements MigrationInterface {
  name = "Retention1700000000005";

  async up(runner: QueryRunner): Promise<void> {
    await createErasure(runner);
    // Whether a person was erased is known from the index too, so that cases are counted without reading a row.
    for (const [name, columns] of Object.entries(INDICES)) {
      await makeIndex(runner, "return_case", {
        name,
        columnNames: ["operationCode", ...columns, "occurredAt", "id", "personId"],
      });
    }
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
