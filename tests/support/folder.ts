import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder for a test, and how to take it away again. */
export function newFolder(name: string): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `onward-${name}-`));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
