// `npm run migrate -- AGENCY…`: brings databases up to date and ends. For accounts that may change tables, so that the
// accounts with which the agencies work need not.
import "reflect-metadata";
import type { Agency } from "#kit/agency";
import { failToStart } from "#kit/process";
import { openStored } from "#kit/stored";
import { AGENCIES, agenciesNamed } from "../agencies";

const USAGE = `Usage: npm run migrate -- AGENCY…, each one of: ${AGENCIES.map(({ agency }) => agency.name).join(", ")}`;

function asked(names: readonly string[]): Agency[] {
  const agencies = names.flatMap((name) => agenciesNamed(name));
  if (names.length === 0 || agencies.length < names.length) throw new Error(USAGE);
  return agencies;
}

async function main(): Promise<void> {
  for (const agency of asked(process.argv.slice(2))) {
    const { close } = await openStored(agency);
    await close();
    process.stdout.write(`The database of ${agency.name} is up to date.\n`);
  }
}

main().catch(failToStart);
