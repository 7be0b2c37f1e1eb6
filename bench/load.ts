// Asks one question again and again over a fixed number of connections, each as soon as the last was answered.
import { Pool } from "undici";
import { cpuMsOf, peakMiBOf, type Started } from "./processes";

const CONNECTIONS = 32;
/** Before it is measured a variant answers so many, for at most so long: most of its code is compiled by then. */
const WARM_REQUESTS = 2_000;
const WARM_MS = 30_000;

export interface Load {
  url: string;
  processes: readonly Started[];
  body: (index: number) => string;
  /** A token of its own for every request. */
  authorization: (index: number) => string;
  seconds: number;
}

export interface Measured {
  cpuMs: number;
  rps: number;
  p50Ms: number;
  p99Ms: number;
  rssMiB: number;
}

/** Warms up, then measures. Throws where an answer is not 200 or has errors. */
export async function measured(load: Load): Promise<Measured> {
  const pool = new Pool(load.url, { connections: CONNECTIONS });
  try {
    const next = await during(pool, load, { ms: WARM_MS, requests: WARM_REQUESTS }, 0, []);
    const times: number[] = [];
    const [cpu, start] = [cpuMsOf(load.processes), performance.now()];
    await during(pool, load, { ms: load.seconds * 1000, requests: Infinity }, next, times);
    const [cpuMs, wallMs] = [cpuMsOf(load.processes) - cpu, performance.now() - start];
    times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
    return {
      cpuMs: cpuMs / times.length,
      rps: (times.length * 1000) / wallMs,
      p50Ms: at(0.5),
      p99Ms: at(0.99),
      rssMiB: peakMiBOf(load.processes),
    };
  } finally {
    await pool.close();
  }
}

/** Answers the number of the next request; notes how long each took. */
async function during(
  pool: Pool,
  load: Load,
  most: { ms: number; requests: number },
  first: number,
  times: number[],
): Promise<number> {
  const end = performance.now() + most.ms;
  let next = first;
  const one = async (): Promise<void> => {
    while (performance.now() < end && next - first < most.requests) {
      const start = performance.now();
      await asked(pool, load, next++);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  return next;
}

export async function asked(pool: Pool, { body, authorization }: Load, index: number): Promise<string> {
  const { statusCode, body: answer } = await pool.request({
    method: "POST",
    path: "/graphql",
    headers: { "content-type": "application/json", authorization: authorization(index) },
    body: body(index),
  });
  const text = await answer.text();
  if (statusCode !== 200 || text.includes('"errors"')) throw new Error(`${String(statusCode)}: ${text.slice(0, 500)}`);
  return text;
}
