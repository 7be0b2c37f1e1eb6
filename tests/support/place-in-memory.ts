// Where the files of a test run lie. Databases are made and dropped by the hundred, and on a disk each waits for it.
import { chmodSync, mkdirSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";

/** Linux keeps files of this folder in memory. */
const MEMORY = "/dev/shm";
const NAME = /^onward-tests-(\d+)$/;
/** A run takes about a quarter of this at its peak. */
const NEEDED_BYTES = 4 * 1024 ** 3;

/** A new folder for this process, in memory; null where there is none or it is small. */
export function placeInMemory(): string | null {
  if (!hasRoom()) return null;
  for (const name of readdirSync(MEMORY)) {
    const [, pid] = NAME.exec(name) ?? [];
    // A run that was killed could not tidy up, and what lies here is lost memory.
    if (pid && !isAlive(Number(pid))) rmSync(join(MEMORY, name), { recursive: true, force: true });
  }
  const folder = placeOf(process.pid);
  mkdirSync(folder, { recursive: true });
  // Like /tmp: the database server may run as a user of its own.
  chmodSync(folder, 0o1777);
  return folder;
}

/** Takes the folder away again. */
export function leaveMemory(): void {
  rmSync(placeOf(process.pid), { recursive: true, force: true });
}

const placeOf = (pid: number): string => join(MEMORY, `onward-tests-${String(pid)}`);

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return Math.min(bavail * bsize, process.availableMemory()) >= NEEDED_BYTES;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
