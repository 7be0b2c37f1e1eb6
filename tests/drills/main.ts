// `npm run drill -- NAME`: a guarantee that takes too long for a test. Prints figures; exits non-zero when it breaks.
import "reflect-metadata";
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [, , name = "", ...args] = process.argv;
const drills = readdirSync(__dirname)
  .filter((file) => file.endsWith(".drill.ts"))
  .map((file) => file.replace(".drill.ts", ""));

async function main(): Promise<void> {
  if (!existsSync(join(__dirname, `${name}.drill.ts`))) {
    throw new Error(`Usage: npm run drill -- NAME, which is one of: ${drills.join(", ")}`);
  }
  const { drill } = createRequire(__filename)(`./${name}.drill`) as { drill: (args: string[]) => Promise<void> };
  await drill(args);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
