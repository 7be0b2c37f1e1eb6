import { TableColumn, type MigrationInterface, type QueryRunner } from "typeorm";
import { addColumns, makeIndex } from "#kit/vault/migrate";

const TEXT_OR_NULL = { type: "text", isNullable: true } as const;
const CODE_OR_NULL = { type: "varchar", length: 20, isNullable: true } as const;
const ID_OR_NULL = { type: "varchar", length: 36, isNullable: true } as const;

/** Each step looks at what is there: broken off on MariaDB, which commits step by step, it is run again from the start. */
export class Boarding0007 implements MigrationInterface {
  name = "Boarding1700000000007";

  async up(runner: QueryRunner): Promise<void> {
    await letBeNull(runner);
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

/** Takes NOT NULL off columns; what is in them stays. TypeORM writes a type that MariaDB does not read back. */
async function letBeNull(runner: QueryRunner): Promise<void> {
  if (runner.dataSource.options.type !== "better-sqlite3") {
    await runner.query("ALTER TABLE trip MODIFY vehicleId varchar(36) NULL, MODIFY distanceKm double NULL");
    return;
  }
  const columns = (await runner.getTable("trip"))?.columns ?? [];
  const bound = columns.filter(({ name, isNullable }) => ["vehicleId", "distanceKm"].includes(name) && !isNullable);
  for (const column of bound) {
    await runner.changeColumn("trip", column, Object.assign(column.clone(), { isNullable: true }));
  }
}
