// `npm run backup -- FOLDER [--agency NAME]`: all that each agency's database holds, in a file each. The hub may run.
// Names and notes stay sealed: the data keys are kept elsewhere, and without them a backup is worth nothing.
import "reflect-metadata";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { backUp } from "#kit/backup/backup";
import { openForReading } from "#kit/database";
import { growingBar } from "#kit/progress";
import { failToStart } from "#kit/process";
import { readDatabaseSettings } from "#kit/settings";
import { agenciesNamed } from "../agencies";

const USAGE = "Usage: npm run backup -- FOLDER [--agency NAME]";

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { agency: { type: "string" } }, allowPositionals: true });
  const agencies = agenciesNamed(values.agency);
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1 || agencies.length === 0) throw new Error(USAGE);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  for (const agency of agencies) {
    const { name, tables } = agency;
    const url = readDatabaseSettings([name]).databaseUrlOf(name);
    const { db, close } = await openForReading({ url, tables });
    const path = join(folder, `${name}-${now}.backup.gz`);
    const bar = growingBar("rows", `${name} `);
    await backUp(db, path, agency, bar.add).finally(close);
    bar.stop();
    process.stdout.write(`${path}\n`);
  }
}

main().catch(failToStart);
