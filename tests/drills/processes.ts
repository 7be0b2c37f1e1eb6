// The agencies of a hub under test, each in a process of its own, as they are deployed.
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { OpenAgency } from "#kit/agency";
import { developmentKey, publicHalf } from "#kit/keys";
import type { RunningServer } from "#kit/server";
import { TSX } from "../support/command";
import { testRing } from "../support/vaults";
import type { Pretend, Start } from "./agency.process";

export interface Processes {
  serve: (agencies: OpenAgency[], folder: string) => Promise<Map<string, RunningServer>>;
  /** See `pretend`; in every process. */
  pretend: (isReading: boolean) => Promise<void>;
}

export function inProcesses(): Processes {
  const children: ChildProcess[] = [];
  return {
    serve: async (agencies, folder) => {
      const publicKey = publicHalf(await developmentKey(folder, "viewers"));
      const servers = new Map<string, RunningServer>();
      for (const { name, db, close } of agencies) {
        const child = fork(join(__dirname, "agency.process.ts"), { execArgv: [...TSX] });
        children.push(child);
        const { url = "" } = db.dataSource.options as { url?: string };
        const [{ url: at }] = await told<{ url: string }>(child, { name, url, ring: testRing(name), publicKey });
        servers.set(name, { url: at, stop: () => stopped(child).finally(close) });
      }
      return servers;
    },
    pretend: async (isReading) => {
      await Promise.all(children.map((child) => told(child, { isReading })));
    },
  };
}

/** Sends a message and waits for the answer. */
async function told<T>(child: ChildProcess, message: Start | Pretend): Promise<[T]> {
  const heard = new AbortController();
  const { signal } = heard;
  const ended = async (): Promise<never> => {
    await once(child, "exit", { signal });
    throw new Error("An agency ended.");
  };
  const answered = Promise.race([once(child, "message", { signal }), ended()]);
  child.send(message);
  try {
    return (await answered) as [T];
  } finally {
    heard.abort();
  }
}

async function stopped(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.disconnect();
  await ended;
}
