import { TableColumn, type MigrationInterface, type QueryRunner } from "typeorm";
import { addColumns, makeIndex, retype } from "#kit/vault/migrate";

const TEXT_OR_NULL = { type: "text", isNullable: true } as const;
const CODE_OR_NULL = { type: "varchar", length: 20, isNullable: true } as const;
const ID_OR_NULL = { type: "varchar", length: 36, isNullable: true } as const;

/** Each step looks at what is there: broken off on MariaDB, which commits step by step, it is run again from the start. */
export class Boarding0007 implements MigrationInterface {
  name = "Boarding1700000000007";

  async up(runner: QueryRunner): Promise<void> {
    await retype(runner, "trip", { vehicleId: ID_OR_NULL, distanceKm: { type: "double", isNullable: true } });
    await addColumns(runner, "trip", { delayedFrom: CODE_OR_NULL });
    if (!(await runner.hasColumn("vehicle", "retiredAt"))) {
      const retiredAt = { name: "retiredAt", type: "datetime", precision: 3, isNullable: true };
      await runner.addColumn("vehicle", new TableColumn(retiredAt));
    }
    await addColumns(runner, "manifest_entry", {
      livePersonId: ID_OR_NULL,
      householdId: ID_OR_NULL,
      apartReason: TEXT_OR_NULL,
      offReason: TEXT_OR_NULL,
      receivedBy: TEXT_OR_NULL,
      evidence: TEXT_OR_NULL,
    });
    await runner.query(
      `UPDATE manifest_entry SET livePersonId = personId
       WHERE status IN ('NOMINATED', 'HELD', 'CLEARED', 'BOARDED') AND tripId IN
       (SELECT id FROM trip WHERE status IN ('PLANNED', 'OPEN', 'MANIFEST_LOCKED', 'BOARDING', 'DELAYED', 'DEPARTED'))`,
    );
    await makeIndex(runner, "manifest_entry", {
      name: "manifest_entry_live",
      columnNames: ["livePersonId"],
      isUnique: true,
    });
    await makeIndex(runner, "manifest_entry", {
      name: "manifest_entry_household",
      columnNames: ["householdId", "livePersonId"],
    });
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
