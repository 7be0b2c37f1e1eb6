// `npm run retention`: what each agency has kept for as long as it may, and, with `--apply`, its end. May run while the
// hub does. Without `--apply` nothing is changed.
import "reflect-metadata";
import { parseArgs } from "node:util";
import type { Agency } from "#kit/agency";
import { clockOf } from "#kit/clock";
import { progressBar } from "#kit/progress";
import { applyRetention, dueOf, type Due } from "#kit/retention/run";
import { failToStart } from "#kit/process";
import { openStored } from "#kit/stored";
import { agenciesNamed } from "../agencies";

const USAGE = "Usage: npm run retention -- [--agency NAME] [--on YYYY-MM-DD | --apply]";

interface Asked {
  agencies: Agency[];
  /** Of a dry run: as of when. */
  on: Date | null;
  isApplied: boolean;
}

function asked(): Asked {
  const { values } = parseArgs({
    options: { agency: { type: "string" }, on: { type: "string" }, apply: { type: "boolean", default: false } },
  });
  const { agency: name, on, apply: isApplied } = values;
  const agencies = agenciesNamed(name);
  const day = on === undefined ? null : new Date(`${on}T00:00:00Z`);
  // What is not over yet is never erased.
  const holds = agencies.length > 0 && !(isApplied && day) && !Number.isNaN(day?.getTime() ?? 0);
  if (!holds) throw new Error(USAGE);
  return { agencies, on: day, isApplied };
}

async function look(agency: Agency, { on, isApplied }: Asked): Promise<void> {
  const { db, settings, close } = await openStored(agency);
  try {
    const now = on ?? clockOf(settings).now();
    const due = await dueOf(db, agency.retention, now);
    say(`${agency.name}, as of ${now.toISOString().slice(0, 10)}:`);
    for (const line of told(agency, due)) say(`  ${line}`);
    if (!isApplied) return;
    const bar = progressBar("records and people", "  ");
    bar.start(
      due.rows.reduce((all, { count }) => all + count, due.people + due.logLines),
      0,
    );
    await applyRetention(db, agency.retention, now, (done) => {
      bar.increment(done);
    });
    bar.stop();
  } finally {
    await close();
  }
}

/** One line for each kind of record that is due, one for people, and one for what nobody has brought to an end. */
function told({ retention: { classes } }: Agency, { rows, people, logLines, open }: Due): string[] {
  const lines = rows
    .filter(({ count }) => count > 0)
    .map(({ plan, count }) => {
      const { table, atEnd } = plan;
      const act = atEnd === "row" ? "are erased" : `lose ${Object.keys(atEnd ?? {}).join(", ")}`;
      return `${table.name}: ${String(count)} ${act} (${plan.class}, ${String(classes[plan.class]?.days)} days)`;
    });
  if (people > 0) lines.push(`${String(people)} people of whom everything is over are erased, and counted on`);
  if (logLines > 0) lines.push(`${String(logLines)} lines of the access log are cut off`);
  for (const { plan, count } of open) {
    lines.push(
      `${plan.table.name}: ${String(count)} are older than that and were never brought to an end (${plan.class})`,
    );
  }
  return lines.length > 0 ? lines : ["nothing is due"];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const all = asked();
  for (const agency of all.agencies) await look(agency, all);
  if (!all.isApplied) say("Nothing was changed. To do it: npm run retention -- --apply");
}

main().catch(failToStart);
