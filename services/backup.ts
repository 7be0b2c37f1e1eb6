// `npm run backup -- FOLDER [--agency NAME]`: all that each agency's database holds, in a file each. The hub may run.
// Names and notes stay sealed: the data keys are kept elsewhere, and without them a backup is worth nothing.
import "reflect-metadata";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { backUp } from "#kit/backup/backup";
import { openForReading } from "#kit/database";
import { progressBar } from "#kit/progress";
import { failToStart } from "#kit/server";
import { readDatabaseSettings } from "#kit/settings";
import { AGENCIES } from "../agencies";

const USAGE = "Usage: npm run backup -- FOLDER [--agency NAME]";

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { agency: { type: "string" } }, allowPositionals: true });
  const agencies = AGENCIES.map(({ agency }) => agency).filter(({ name }) => name === (values.agency ?? name));
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1 || agencies.length === 0) throw new Error(USAGE);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  for (const { name, tables, migrations } of agencies) {
    const url = readDatabaseSettings([name]).databaseUrlOf(name);
    const { db, close } = await openForReading({ url, tables });
    const path = join(folder, `${name}-${now}.backup.gz`);
    const bar = progressBar("rows", `${name} `);
    bar.start(0, 0);
    const onRows = (rows: number): void => {
      bar.setTotal(bar.getTotal() + rows);
      bar.increment(rows);
    };
    await backUp(db, path, { agency: name, migrations: migrations.map((one) => one.name), onRows }).finally(close);
    bar.stop();
    process.stdout.write(`${path}\n`);
  }
}

main().catch(failToStart);
