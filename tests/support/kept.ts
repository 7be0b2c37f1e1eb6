// What the test files of a run share: made by the first that needs it, gone after the last.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environment } from "#kit/settings";

/** Before any test: makes the folder that this process and those it starts use. */
export function startKeeping(): void {
  environment().TEST_KEPT = mkdtempSync(join(tmpdir(), "onward-kept-"));
}

/** Where something of this name is kept; null where nothing is kept, as in a drill. */
export function keptPath(name: string): string | null {
  const folder = environment().TEST_KEPT;
  return folder ? join(folder, name) : null;
}

/** Where everything is whose name begins so. */
export function keptPaths(start: string): string[] {
  const folder = environment().TEST_KEPT;
  return folder ? readdirSync(folder).flatMap((name) => (name.startsWith(start) ? [join(folder, name)] : [])) : [];
}

/** After the last test. */
export function stopKeeping(): void {
  rmSync(environment().TEST_KEPT ?? "", { recursive: true, force: true });
}
