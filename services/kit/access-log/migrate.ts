import { Table, type QueryRunner } from "typeorm";
import { INDEXED } from "./access-log.entity";

/**
 * Makes the index of the access log one by blocks of lines. It is derived, so it begins anew, and the log's own chore brings
 * it up to the last line. Broken off on MariaDB, which commits step by step, it is run again from the start.
 */
export async function indexByBlocks(runner: QueryRunner): Promise<void> {
  await runner.dropTable("access_log_person", true);
  await runner.createTable(
    new Table({
      name: "access_log_person",
      columns: [
        { name: "personId", type: "varchar", length: "36", isPrimary: true },
        { name: "block", type: "integer", isPrimary: true },
      ],
      indices: [{ name: "access_log_person_block", columnNames: ["block"] }],
    }),
  );
  await runner.query(`DELETE FROM access_log_head WHERE id = ${String(INDEXED)}`);
  await runner.query(`INSERT INTO access_log_head (id, lastLine, hash) VALUES (${String(INDEXED)}, 0, '')`);
}
