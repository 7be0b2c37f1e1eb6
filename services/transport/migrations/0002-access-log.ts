import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

export class AccessLog0002 implements MigrationInterface {
  name = "AccessLog1700000000002";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: "access_log",
        columns: [
          { name: "id", type: "integer", isPrimary: true },
          { name: "at", type: "datetime", precision: 3 },
          { name: "hubTime", type: "datetime", precision: 3 },
          { name: "requestId", type: "varchar", length: "64" },
          { name: "operationName", type: "varchar", length: "120", isNullable: true },
          { name: "user", type: "varchar", length: "200" },
          { name: "agency", type: "varchar", length: "200" },
          { name: "roles", type: "text" },
          { name: "purpose", type: "varchar", length: "40" },
          { name: "operationCode", type: "varchar", length: "40", isNullable: true },
          { name: "reads", type: "text" },
          { name: "refusals", type: "text" },
          { name: "people", type: "text" },
          { name: "previousHash", type: "varchar", length: "64" },
          { name: "hash", type: "varchar", length: "64" },
        ],
        indices: [
          { name: "access_log_user", columnNames: ["user", "at", "id"] },
          { name: "access_log_operation", columnNames: ["operationCode", "at", "id"] },
          { name: "access_log_latest", columnNames: ["at", "id"] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "access_log_person",
        columns: [
          { name: "personId", type: "varchar", length: "36", isPrimary: true },
          { name: "id", type: "integer", isPrimary: true },
        ],
        indices: [{ name: "access_log_person_line", columnNames: ["id"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "access_log_head",
        columns: [
          { name: "id", type: "integer", isPrimary: true },
          { name: "lastLine", type: "integer" },
          { name: "hash", type: "varchar", length: "64" },
        ],
        indices: [],
      }),
    );
    // The head of an empty log: no line, and the hash that stands before the first.
    await runner.manager
      .createQueryBuilder()
      .insert()
      .into("access_log_head", ["id", "lastLine", "hash"])
      .values({ id: 1, lastLine: 0, hash: "0".repeat(64) })
      .execute();
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
