// `npm run keys -- rotate`: a new data key for each agency, and everything sealed anew under it, while the hub runs.
// `npm run keys -- status` says which keys are in use; `npm run keys -- create` prints a ring for production.
import "reflect-metadata";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Agency } from "#kit/agency";
import type { Database } from "#kit/database";
import { progressBar } from "#kit/progress";
import { failToStart } from "#kit/process";
import { openStored } from "#kit/stored";
import { addDevelopmentKey } from "#kit/vault/open";
import { reseal, sealedByKey, sealedRows } from "#kit/vault/reseal";
import { newRing } from "#kit/vault/ring";
import { SEALS_FOR_MS } from "#kit/vault/vault";
import { agenciesNamed } from "../agencies";

const USAGE = "Usage: npm run keys -- rotate|status|create [--agency NAME]";

/** One line: each key that is in the ring or in use, and how many values it has sealed. */
async function status(agency: Agency): Promise<void> {
  const { db, vault, close } = await openStored(agency);
  const counts = await sealedByKey(db);
  await close();
  const ids = [...new Set([...vault.keyIds, ...counts.keys()])];
  const keys = ids.map((id) => {
    const role = id === vault.newestKey ? ", which seals" : "";
    return `${id}${role}: ${String(counts.get(id) ?? 0)} values`;
  });
  say(`${agency.name}: ${keys.join("; ")}`);
}

async function rotate(agency: Agency): Promise<void> {
  // Until then a hub that runs may seal with the key before. Keys from outside are changed there, and awaited there.
  const noticed = addDevelopmentKey(agency.name) ? pause(SEALS_FOR_MS) : Promise.resolve();
  const { db, vault, close } = await openStored(agency);
  try {
    await sealAll(agency.name, db);
    await noticed;
    const isDone = ([id]: [string, number]): boolean => id === vault.newestKey;
    if (![...(await sealedByKey(db))].every(isDone)) await reseal(db);
    const counts = await sealedByKey(db);
    const unused = vault.keyIds.filter((id) => id !== vault.newestKey && !counts.has(id));
    say(`${agency.name}: everything is under ${vault.newestKey}. ${unused.join(", ") || "No key"} is no longer used.`);
  } finally {
    await close();
  }
}

async function sealAll(name: string, db: Database["db"]): Promise<void> {
  const bar = progressBar("rows", `${name} `);
  bar.start(await sealedRows(db), 0);
  await reseal(db, (rows) => {
    bar.increment(rows);
  });
  bar.stop();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { agency: { type: "string" } }, allowPositionals: true });
  const chosen = agenciesNamed(values.agency);
  const [command = "", ...rest] = positionals;
  if (rest.length > 0 || chosen.length === 0) throw new Error(USAGE);
  if (command === "create") {
    say(JSON.stringify(newRing()));
    return;
  }
  const commands: Record<string, typeof status> = { status, rotate };
  const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (!run) throw new Error(USAGE);
  for (const agency of chosen) await run(agency);
}

main().catch(failToStart);
