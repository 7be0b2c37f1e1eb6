// Which tests of a folder are run together.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const OWN = "together.ts";

/** The paths of tests in this folder and below, but for folders that have a `together.ts` of their own. */
export function testsOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return existsSync(join(path, OWN)) ? [] : testsOf(path);
    return entry.name.endsWith(".test.ts") ? [path] : [];
  });
}
