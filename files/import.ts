// `npm run import -- people FILE.csv --operation GAO-2018`: registers the people of a `.csv` or `.xlsx`.
import { parseArgs } from "node:util";
import { progressBar } from "#kit/progress";
import { deskAt } from "./hub-desk";
import { importPeople } from "./import-people";
import { hubSettings } from "./settings";

const USAGE = `Usage: npm run import -- people FILE --operation CODE [--dry-run] [--errors FILE] [--url URL] [--token TOKEN]
FILE is a .csv (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252) or an .xlsx; npm run template makes an empty one.
Rows that are not taken are written beside it, with the reason: correct them there and import that file.
Les lignes refusées sont écrites à côté, avec le motif : corrigez-les et importez ce fichier.`;

const OPTIONS = {
  operation: { type: "string" },
  "dry-run": { type: "boolean", default: false },
  errors: { type: "string" },
  url: { type: "string" },
  token: { type: "string" },
} as const;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [what, path] = positionals;
  if (what !== "people" || !path || !values.operation) throw new Error(USAGE);
  const { url, token } = hubSettings(values);
  const desk = deskAt(url, token);
  const bar = progressBar("people");
  let isStarted = false;
  const onProgress = (done: number, of: number): void => {
    if (!isStarted) bar.start(of, 0);
    isStarted = true;
    bar.update(done);
  };
  try {
    const isDryRun = values["dry-run"];
    const report = await importPeople(desk, {
      ...{ path, operation: values.operation, isDryRun, errorsPath: values.errors, onProgress },
    });
    bar.stop();
    const { tally, rows, errorsPath } = report;
    const lines = Object.entries(tally).map(([status, count]) => `  ${status}: ${String(count)}`);
    process.stdout.write(`${String(rows)} rows${isDryRun ? ", nothing written" : ""}:\n${lines.join("\n")}\n`);
    if (errorsPath) process.stdout.write(`To be corrected and imported again: ${errorsPath}\n`);
  } finally {
    bar.stop();
    await desk.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
