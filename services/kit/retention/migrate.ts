import { Table, type QueryRunner } from "typeorm";

/** For a migration: the table of who was erased. */
export async function createErasure(runner: QueryRunner): Promise<void> {
  const table = new Table({
    name: "erasure",
    columns: [
      { name: "id", type: "varchar", length: "36", isPrimary: true },
      { name: "personId", type: "varchar", length: "36", isPrimary: true },
      { name: "reason", type: "varchar", length: "30" },
      { name: "recordedByAgency", type: "varchar", length: "80" },
      { name: "recordedByUser", type: "varchar", length: "120" },
      { name: "occurredAt", type: "datetime", precision: 3 },
      { name: "recordsErased", type: "integer" },
      { name: "recordsCounted", type: "integer" },
    ],
    indices: [{ name: "erasure_person", columnNames: ["personId"] }],
  });
  await runner.createTable(table, true);
}
