import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from "typeorm";

export class StaysWritten0007 implements MigrationInterface {
  name = "StaysWritten1700000000007";

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn(
      "shelter_stay",
      new TableColumn({ name: "liveKey", type: "varchar", length: "50", isNullable: true }),
    );
    await runner.addColumn(
      "shelter_stay",
      new TableColumn({ name: "endReason", type: "varchar", length: "20", isNullable: true }),
    );
    await runner.addColumn(
      "shelter_stay",
      new TableColumn({ name: "forTripId", type: "varchar", length: "36", isNullable: true }),
    );
    const text =
      runner.dataSource.options.type === "better-sqlite3"
        ? "status || ' ' || personId"
        : "CONCAT(status, ' ', personId)";
    await runner.query(`UPDATE shelter_stay SET liveKey = ${text} WHERE status IN ('RESERVED', 'CHECKED_IN')`);
    await runner.query("UPDATE shelter_stay SET endReason = 'JOURNEY' WHERE status = 'CHECKED_OUT'");
    await runner.createIndex(
      "shelter_stay",
      new TableIndex({ name: "shelter_stay_live", columnNames: ["liveKey"], isUnique: true }),
    );
    await runner.createTable(
      new Table({
        name: "guest",
        columns: [
          { name: "personId", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "householdId", type: "varchar", length: "36", isNullable: true },
          { name: "housedAs", type: "varchar", length: "30" },
          { name: "toldAt", type: "datetime", precision: 3 },
        ],
        indices: [],
      }),
    );
    await runner.addColumn(
      "placement_request",
      new TableColumn({ name: "waitingPersonId", type: "varchar", length: "36", isNullable: true }),
    );
    await runner.query("UPDATE placement_request SET waitingPersonId = personId WHERE status = 'WAITING'");
    await runner.createIndex(
      "placement_request",
      new TableIndex({ name: "placement_request_waiting", columnNames: ["waitingPersonId"], isUnique: true }),
    );
    await runner.createTable(
      new Table({
        name: "shelter_task",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "shelterId", type: "varchar", length: "36" },
          { name: "stayId", type: "varchar", length: "36" },
          { name: "kind", type: "varchar", length: "20" },
          { name: "doneAt", type: "datetime", precision: 3, isNullable: true },
        ],
        indices: [
          { name: "shelter_task_stay", columnNames: ["stayId"] },
          { name: "shelter_task_open", columnNames: ["shelterId", "doneAt", "occurredAt", "id"] },
        ],
      }),
    );
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
