// The processes of a variant: how they are started, and what they cost.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { environment } from "#kit/settings";

export const ROOT = join(__dirname, "..");

/** Jiffies of Linux, as /proc counts them. */
const TICKS_PER_SECOND = 100;
const START_MS = 120_000;

export interface Started {
  child: ChildProcess;
  /** Where it says that it listens. */
  url: string;
}

/**
 * What is measured runs on one core, all its processes together, so that it is always the same: those of a virtual machine are of
 * uneven speed (one was seen to take half as long again as the other, for hours). Whoever asks, and the database, have the rest.
 */
const ON_ONE_CORE = ["taskset", "-c", String(availableParallelism() - 1)];

/** A program of ours, and the last of what it said. `args` are what comes after `node`. */
function running(args: readonly string[], env: Record<string, string>, cwd: string, before: readonly string[] = []) {
  const [command = "", ...rest] = [...before, process.execPath, ...args];
  const child = spawn(command, rest, {
    cwd,
    env: { ...environment(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part: Buffer) => (said = (said + part.toString()).slice(-2_000)));
  }
  return { child, said: () => said };
}

/** Starts a program of ours on the core that is measured; resolves when it says where it listens. */
export async function started(args: readonly string[], env: Record<string, string>, cwd = ROOT): Promise<Started> {
  const { child, said } = running(args, env, cwd, ON_ONE_CORE);
  const late = setTimeout(() => child.kill("SIGKILL"), START_MS);
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /https?:\/\/[\w.:-]+/.exec(line)?.[0];
      if (/listen/i.test(line) && url) {
        child.stdout.resume();
        return { child, url: url.replace("0.0.0.0", "127.0.0.1").replace("localhost", "127.0.0.1") };
      }
    }
  } finally {
    clearTimeout(late);
  }
  throw new Error(`${args.join(" ")} does not start: ${said()}`);
}

/** Runs a program of ours to its end. Throws what it said where it failed. */
export async function done(args: readonly string[], env: Record<string, string>): Promise<void> {
  const { child, said } = running(args, env, ROOT);
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`${args.join(" ")} failed: ${said()}`);
}

export async function ended({ child }: Started): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await exit;
  clearTimeout(late);
}

/** Milliseconds of CPU that the processes, with all their threads, have used so far. */
export function cpuMsOf(processes: readonly Started[]): number {
  const ticks = processes.map(({ child }) => {
    const stat = readFileSync(`/proc/${String(child.pid)}/stat`, "utf8");
    // The name in brackets may hold spaces: count from behind it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(fields[11]) + Number(fields[12]);
  });
  return (ticks.reduce((sum, each) => sum + each, 0) * 1000) / TICKS_PER_SECOND;
}

/** The most memory that the processes ever held together at their highest, in MiB. */
export function peakMiBOf(processes: readonly Started[]): number {
  const kibibytes = processes.map(({ child }) => {
    const status = readFileSync(`/proc/${String(child.pid)}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
  });
  return kibibytes.reduce((sum, each) => sum + each, 0) / 1024;
}
