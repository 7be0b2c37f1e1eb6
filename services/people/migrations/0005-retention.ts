import type { MigrationInterface, QueryRunner } from "typeorm";
import { createErasure } from "#kit/retention/migrate";
import { dropIndex, makeIndex, retype } from "#kit/vault/migrate";

const TEXT_OR_NULL = { type: "text", isNullable: true } as const;

export class Retention0005 implements MigrationInterface {
  name = "Retention1700000000005";

  async up(runner: QueryRunner): Promise<void> {
    await createErasure(runner);
    await dropIndex(runner, "person", "person_number");
    await retype(runner, "person", {
      registrationNumber: TEXT_OR_NULL,
      registrationKey: { type: "varchar", length: 23, isNullable: true },
      givenName: TEXT_OR_NULL,
      familyName: TEXT_OR_NULL,
    });
    await makeIndex(runner, "person", { name: "person_number", columnNames: ["registrationKey"], isUnique: true });
    await retype(runner, "broken_glass", { reason: TEXT_OR_NULL });
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
