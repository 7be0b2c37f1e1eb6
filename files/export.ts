// `npm run export -- people FILE.csv --operation GAO-2018`: the people whom the viewer may see, with what they may see.
import { parseArgs } from "node:util";
import { progressBar } from "#kit/progress";
import { exportPeople } from "./export-people";
import { deskAt } from "./hub-desk";
import { hubSettings } from "./settings";

const USAGE = "Usage: npm run export -- people FILE.csv|FILE.xlsx --operation CODE [--url URL] [--token TOKEN]";

async function main(): Promise<void> {
  const options = { operation: { type: "string" }, url: { type: "string" }, token: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [what, path] = positionals;
  if (what !== "people" || !path || !values.operation) throw new Error(USAGE);
  const { url, token } = hubSettings(values);
  const desk = deskAt(url, token);
  const bar = progressBar("people");
  bar.start(0, 0);
  try {
    const { people, hidden } = await exportPeople(desk, {
      ...{ path, operation: values.operation },
      onProgress: (done, of) => {
        bar.setTotal(of);
        bar.update(done);
      },
    });
    bar.stop();
    process.stdout.write(`${String(people)} people in ${path}.\n`);
    if (hidden.length > 0) process.stdout.write(`Not open to you, and left empty: ${hidden.join(", ")}.\n`);
  } finally {
    bar.stop();
    await desk.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
