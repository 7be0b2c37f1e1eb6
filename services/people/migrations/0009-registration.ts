import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from "typeorm";
import { sealedIn, storedOf } from "#kit/vault/columns";
import { nameSound } from "../person/name-sound";
import { Person } from "../person/person.entity";

const PAGE = 500;

/** Each step looks at what is there: broken off on MariaDB, which commits step by step, it is run again from the start. */
export class Registration0009 implements MigrationInterface {
  name = "Registration1700000000009";

  async up(runner: QueryRunner): Promise<void> {
    if (!(await runner.hasColumn("arrival", "named"))) {
      await runner.addColumn("arrival", new TableColumn({ name: "named", type: "integer", default: 0 }));
    }
    await runner.query(
      "UPDATE arrival SET named = (SELECT COUNT(*) FROM person WHERE person.arrivalId = arrival.id AND person.mergedIntoId IS NULL)",
    );
    if (!(await runner.hasColumn("person", "nameKey"))) {
      await runner.addColumn(
        "person",
        new TableColumn({ name: "nameKey", type: "varchar", length: "23", isNullable: true }),
      );
    }
    await addNameKeys(runner);
    const index = { name: "person_alike", columnNames: ["operationCode", "nameKey"] };
    const table = await runner.getTable("person");
    if (!table?.indices.some(({ name }) => name === index.name)) {
      await runner.createIndex("person", new TableIndex(index));
    }
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}

/** While it is run, no column of the entity but those named here need be in the table. */
async function addNameKeys(runner: QueryRunner): Promise<void> {
  const { dataSource } = runner;
  const marks = new Map(sealedIn(dataSource.getMetadata(Person).columns).map(({ name, mark }) => [name, mark]));
  const open = (column: string, stored: unknown) => (marks.get(column)?.from(stored) ?? null) as string | null;
  for (let after = ""; ;) {
    const rows = (await runner.query(
      `SELECT id, givenName, familyName FROM person WHERE id > ? AND nameKey IS NULL ORDER BY id LIMIT ${String(PAGE)}`,
      [after],
    )) as Record<"id" | "givenName" | "familyName", string>[];
    for (const { id, givenName, familyName } of rows) {
      const sound = nameSound(open("givenName", givenName), open("familyName", familyName));
      if (sound === null) continue;
      await runner.query("UPDATE person SET nameKey = ? WHERE id = ?", [
        storedOf(dataSource, Person, "nameKey", sound),
        id,
      ]);
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
