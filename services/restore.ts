// `npm run restore -- FILE…`: fills empty databases with what `npm run backup` wrote, of whichever engine. The hub is stopped.
import "reflect-metadata";
import { readBackup } from "#kit/backup/format";
import { restore } from "#kit/backup/restore";
import { progressBar } from "#kit/progress";
import { failToStart } from "#kit/server";
import { openStored } from "#kit/stored";
import { AGENCIES } from "../agencies";

async function restoreFrom(path: string): Promise<void> {
  const { header } = await readBackup(path);
  const agency = AGENCIES.map((one) => one.agency).find(({ name }) => name === header.agency);
  if (!agency) throw new Error(`${path}: is of ${header.agency}, which is no agency of this hub.`);
  const { name, migrations } = agency;
  const { db, close } = await openStored(agency);
  const bar = progressBar("rows", `${name} `);
  bar.start(0, 0);
  const onRows = (rows: number): void => {
    bar.setTotal(bar.getTotal() + rows);
    bar.increment(rows);
  };
  await restore(db, path, { agency: name, migrations: migrations.map((one) => one.name), onRows }).finally(close);
  bar.stop();
  // Opened once more: that the keys are those with which it was written.
  await (await openStored(agency)).close();
  process.stdout.write(`${name}: as of ${header.at}.\n`);
}

async function main(): Promise<void> {
  const paths = process.argv.slice(2);
  if (paths.length === 0) throw new Error("Usage: npm run restore -- FILE…");
  for (const path of paths) await restoreFrom(path);
}

main().catch(failToStart);
