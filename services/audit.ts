// `npm run audit -- verify`: whether the access logs are still what was written. May run while the hub does.
import "reflect-metadata";
import { parseArgs } from "node:util";
import { ACCESS_LOG_TABLES } from "#kit/access-log/access-log.entity";
import { FAULTS, verifyAccessLog, type Verdict } from "#kit/access-log/verify";
import { openForReading } from "#kit/database";
import { readDatabaseSettings } from "#kit/settings";
import { AGENCY_FOLDERS } from "./folders";

const USAGE = "Usage: npm run audit -- verify [--agency AGENCY [--since HEAD]]";

async function main(): Promise<void> {
  const { agencies, since } = asked();
  const { databaseUrlOf } = readDatabaseSettings(agencies);
  for (const name of agencies) {
    const { db, close } = await openForReading({ url: databaseUrlOf(name), tables: ACCESS_LOG_TABLES });
    const verdict = await verifyAccessLog(db, since).finally(close);
    process.stdout.write(told(name, verdict));
    if (verdict.broken) process.exitCode = 1;
  }
}

/** Which logs, and the head that must still be part of them. */
function asked(): { agencies: string[]; since: string | undefined } {
  const { values, positionals } = parseArgs({
    options: { agency: { type: "string" }, since: { type: "string" } },
    allowPositionals: true,
  });
  const { agency, since } = values;
  // A head belongs to one log.
  const isClear = positionals.join() === "verify" && (since === undefined || agency !== undefined);
  if (!isClear) throw new Error(USAGE);
  if (agency !== undefined && !AGENCY_FOLDERS.includes(agency)) {
    throw new Error(`--agency: there is no ${agency}; there are ${AGENCY_FOLDERS.join(", ")}.`);
  }
  return { agencies: agency === undefined ? AGENCY_FOLDERS : [agency], since };
}

function told(agency: string, { lines, cut, first, last, head, broken }: Verdict): string {
  const span = first && last ? `, ${first.toISOString()} to ${last.toISOString()}` : "";
  const verdict = broken ? `BROKEN at line ${String(broken.line)}: ${FAULTS[broken.fault]}` : "OK";
  const gone = cut > 0 ? `, the first ${String(cut)} gone after their period` : "";
  return `${agency}: ${String(lines)} lines${gone}${span}, head ${head}: ${verdict}\n`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
