// `npm run restore -- FILE…`: fills empty databases with what `npm run backup` wrote, of whichever engine. The hub is stopped.
import "reflect-metadata";
import { readBackup } from "#kit/backup/format";
import { restore } from "#kit/backup/restore";
import { growingBar } from "#kit/progress";
import { failToStart } from "#kit/process";
import { openStored } from "#kit/stored";
import { agenciesNamed } from "../agencies";

async function restoreFrom(path: string): Promise<void> {
  const { header } = await readBackup(path);
  const agency = agenciesNamed(header.agency)[0];
  if (!agency) throw new Error(`${path}: is of ${header.agency}, which is no agency of this hub.`);
  const { db, close } = await openStored(agency);
  const bar = growingBar("rows", `${agency.name} `);
  await restore(db, path, agency, bar.add).finally(close);
  bar.stop();
  // Opened once more: that the keys are those with which it was written.
  await (await openStored(agency)).close();
  process.stdout.write(`${agency.name}: as of ${header.at}.\n`);
}

async function main(): Promise<void> {
  const paths = process.argv.slice(2);
  if (paths.length === 0) throw new Error("Usage: npm run restore -- FILE…");
  for (const path of paths) await restoreFrom(path);
}

main().catch(failToStart);
