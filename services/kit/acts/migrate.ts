import { Table, type QueryRunner } from "typeorm";

/** For a migration: the tables of what desks did, and of what other agencies are yet to be told. */
export async function createActs(runner: QueryRunner): Promise<void> {
  const act = new Table({
    name: "act",
    columns: [
      { name: "id", type: "varchar", length: "36", isPrimary: true },
      { name: "kind", type: "varchar", length: "60" },
      { name: "agency", type: "varchar", length: "80" },
      { name: "user", type: "varchar", length: "120" },
      { name: "recordedAt", type: "datetime", precision: 3 },
      { name: "attempt", type: "varchar", length: "36" },
      { name: "outcome", type: "text", isNullable: true },
    ],
  });
  const outbox = new Table({
    name: "outbox",
    columns: [
      { name: "id", type: "varchar", length: "36", isPrimary: true },
      { name: "kind", type: "varchar", length: "60" },
      { name: "about", type: "varchar", length: "36" },
      { name: "payload", type: "text" },
      { name: "recordedAt", type: "datetime", precision: 3 },
      { name: "dueAt", type: "datetime", precision: 3 },
      { name: "tries", type: "integer", default: 0 },
      { name: "lastCode", type: "varchar", length: "60", isNullable: true },
      { name: "doneAt", type: "datetime", precision: 3, isNullable: true },
    ],
    indices: [
      { name: "outbox_due", columnNames: ["doneAt", "dueAt"] },
      { name: "outbox_about", columnNames: ["about", "doneAt"] },
    ],
  });
  await runner.createTable(act, true);
  await runner.createTable(outbox, true);
}
