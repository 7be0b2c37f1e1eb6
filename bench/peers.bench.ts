// The hub and its peers, side by side: each is started anew several times, in turn, and asked the same three questions.
import { isDeepStrictEqual } from "node:util";
import { callersIn } from "./callers";
import { dataOf, type Data } from "./data";
import { asked, measured, type Measured } from "./load";
import { Pool } from "undici";
import { medians, say, tell, type Figure } from "./report";
import { bodiesOf, QUERIES, type Bodies, type QueryName } from "./questions";
import { ALL, NAMES, start, type Name, type Running } from "./variants";

export interface Options {
  people: number;
  restarts: number;
  seconds: number;
  /** Else all of `NAMES`. */
  only: readonly string[] | undefined;
}

/** Throws where a variant does not answer what the others do. */
export async function benchPeers({ people, restarts, seconds, only }: Options): Promise<void> {
  say(`${String(people)} people are being made.`);
  const data = await dataOf(people, ["sqlite", "mariadb"]);
  try {
    const names = ALL.filter((name) => (only ?? (NAMES as readonly string[])).includes(name));
    const authorization = await callersIn(data.folder);
    const ask: Asking = { data, authorization, seconds, bodies: await bodiesOf(data, authorization), right: new Map() };
    const figures: Figure[] = [];
    for (let round = 0; round < restarts; round++) {
      for (const name of names) figures.push(...(await oneStart(name, ask)));
    }
    tell(medians(figures), { people, restarts, seconds, isWhole: !only });
  } finally {
    await data.stop();
  }
}

interface Asking {
  data: Data;
  authorization: (index: number) => string;
  seconds: number;
  bodies: Bodies;
  /** What was answered first: everybody must answer the same. */
  right: Map<QueryName, unknown>;
}

async function oneStart(variant: Name, ask: Asking): Promise<Figure[]> {
  const running = await start(variant, ask.data);
  try {
    const figures: Figure[] = [];
    for (const query of QUERIES) {
      try {
        figures.push({ variant, query, ...(await oneQuestion(variant, query, running, ask)) });
      } catch (error) {
        // A peer that cannot answer has no figure, and the others are still measured.
        if (!variant.startsWith("hive")) throw error;
        say(`${variant.padEnd(16)} ${query.padEnd(10)} does not answer: ${String(error).slice(0, 300)}`);
      }
    }
    return figures;
  } finally {
    await running.stop();
  }
}

async function oneQuestion(variant: Name, query: QueryName, running: Running, ask: Asking): Promise<Measured> {
  const { authorization, seconds, bodies, right } = ask;
  const load = { ...running, authorization, seconds, body: () => bodies[query] };
  const pool = new Pool(running.url, { connections: 1 });
  const { data } = JSON.parse(await asked(pool, load, 0)) as { data: unknown };
  await pool.close();
  if (!right.has(query)) right.set(query, data);
  if (!isDeepStrictEqual(right.get(query), data))
    throw new Error(`${variant} answers ${query} otherwise than the others.`);
  const figure = await measured(load);
  say(
    `${variant.padEnd(16)} ${query.padEnd(10)} ${figure.cpuMs.toFixed(2)} ms CPU, ${figure.rps.toFixed(0)} requests/s`,
  );
  return figure;
}
