import { TableColumn, type MigrationInterface, type QueryRunner } from "typeorm";
import { addColumns, makeIndex } from "#kit/vault/migrate";

const TEXT_OR_NULL = { type: "text", isNullable: true } as const;
const CODE_OR_NULL = { type: "varchar", length: 20, isNullable: true } as const;
const ID_OR_NULL = { type: "varchar", length: 36, isNullable: true } as const;

/** Each step looks at what is there: broken off on MariaDB, which commits step by step, it is run again from the start. */
export class Returns0008 implements MigrationInterface {
  name = "Returns1700000000008";

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, "return_case", {
      livePersonId: ID_OR_NULL,
      counsellingLanguage: { type: "varchar", length: 3, isNullable: true },
      declarationMethod: CODE_OR_NULL,
      declaredBy: CODE_OR_NULL,
      declarerId: ID_OR_NULL,
      suspendedFrom: CODE_OR_NULL,
      stopReason: TEXT_OR_NULL,
      reintegration: TEXT_OR_NULL,
    });
    await addInstants(runner, "return_case", ["counselledAt", "declaredAt", "allowancePaidAt"]);
    await addInstants(runner, "travel_document", ["nationalityCheckedAt", "refusedAt"]);
    await runner.query(
      `UPDATE return_case SET livePersonId = personId WHERE status NOT IN ('CLOSED', 'WITHDRAWN')
       AND NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.personId = return_case.personId)`,
    );
    // Papers were what most of these waited for; whoever resumes one sees where it goes on.
    await runner.query(
      `UPDATE return_case SET suspendedFrom = CASE WHEN documentStatus IS NULL THEN 'DECLARED' ELSE 'DOCS_PENDING' END
       WHERE status = 'SUSPENDED'`,
    );
    await makeIndex(runner, "return_case", {
      name: "return_case_live",
      columnNames: ["livePersonId"],
      isUnique: true,
    });
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}

async function addInstants(runner: QueryRunner, table: string, names: string[]): Promise<void> {
  for (const name of names) {
    if (await runner.hasColumn(table, name)) continue;
    await runner.addColumn(table, new TableColumn({ name, type: "datetime", precision: 3, isNullable: true }));
  }
}
