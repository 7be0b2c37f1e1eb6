// `npm run scenario` loads the two operations of 2018; `-- --people 100000` a generated one of that size.
// Into the databases that the agencies use: `PEOPLE_DATABASE_URL`, …, or SQLite in `DATA_DIR`.
import "reflect-metadata";
import { parseArgs } from "node:util";
import { progressBar } from "#kit/progress";
import { openAgency } from "#kit/agency";
import { readDatabaseSettings } from "#kit/settings";
import { openVault } from "#kit/vault/open";
import { isLoaded, loadChapters } from "#scenario/load";
import { agadez2018 } from "#scenario/agadez";
import { gao2018 } from "#scenario/gao";
import { generated } from "#scenario/generated";
import type { Chapter } from "#scenario/story";
import { AGENCIES } from "../agencies";

interface Plan {
  people: number;
  operations: { code: string; chapters: Iterable<Chapter> }[];
}

function planOf(args: string[]): Plan {
  const { values } = parseArgs({ args, options: { people: { type: "string" }, operation: { type: "string" } } });
  if (values.people === undefined) {
    const chapters = [gao2018(), agadez2018()];
    return {
      people: chapters.reduce((sum, chapter) => sum + chapter.people.length, 0),
      operations: chapters.map((chapter) => ({ code: chapter.operation.code, chapters: [chapter] })),
    };
  }
  const people = Number(values.people);
  if (!Number.isInteger(people) || people < 1 || people > 10_000_000) {
    throw new Error(`--people: ${values.people} is not a whole number from 1 to 10,000,000.`);
  }
  const code = values.operation ?? `BENCH-${String(people)}`;
  return { people, operations: [{ code, chapters: generated(people, code) }] };
}

async function openAll() {
  const { NODE_ENV, databaseUrlOf } = readDatabaseSettings(AGENCIES.map(({ agency }) => agency.name));
  if (NODE_ENV === "production") throw new Error("Invented people are not loaded in production.");
  return Promise.all(
    AGENCIES.map(async ({ agency, seed }) => {
      const url = databaseUrlOf(agency.name);
      return { ...(await openAgency(agency, { url, vault: openVault(agency.name) })), seed };
    }),
  );
}

async function main(): Promise<void> {
  const { people, operations } = planOf(process.argv.slice(2));
  const agencies = await openAll();
  const bar = progressBar("people");
  bar.start(people, 0);
  for (const { code, chapters } of operations) {
    const waiting = [];
    for (const agency of agencies) if (!(await isLoaded(agency.db, code))) waiting.push(agency);
    for (const chapter of chapters) {
      await Promise.all(waiting.map(({ db, seed }) => loadChapters(db, seed, [chapter])));
      bar.increment(chapter.people.length);
    }
  }
  bar.stop();
  await Promise.all(agencies.map((agency) => agency.close()));
  const codes = operations.map(({ code }) => code).join(" and ");
  process.stdout.write(
    `${codes}: ${String(people)} people are in the databases of ${agencies.map(({ name }) => name).join(", ")}.\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
