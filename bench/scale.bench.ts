// What a page costs when there are many people: one size after another, in one process on SQLite.
import { callersIn } from "./callers";
import { dataOf } from "./data";
import { measured, type Measured } from "./load";
import { bodiesOf, QUERIES, type QueryName } from "./questions";
import { medianOf, say } from "./report";
import { start } from "./variants";

const MOST_TIMES = 1.5;
const MOST_MIB = 512;

interface Options {
  sizes: readonly number[];
  restarts: number;
  seconds: number;
}

export async function benchScale({ sizes, restarts, seconds }: Options): Promise<void> {
  const costs = new Map<number, Record<QueryName, number>>();
  let peak = 0;
  for (const people of sizes) {
    const data = await dataOf(people, ["sqlite"]);
    try {
      const authorization = await callersIn(data.folder);
      const bodies = await bodiesOf(data, authorization);
      const found: Record<QueryName, Measured[]> = { dashboard: [], unicef: [], person: [] };
      for (let round = 0; round < restarts; round++) {
        const hub = await start("onward-sqlite", data);
        for (const query of QUERIES) {
          found[query].push(await measured({ ...hub, authorization, seconds, body: () => bodies[query] }));
        }
        await hub.stop();
      }
      const cost = Object.fromEntries(
        QUERIES.map((query) => [query, medianOf(found[query].map(({ cpuMs }) => cpuMs))]),
      ) as Record<QueryName, number>;
      costs.set(people, cost);
      const most = Math.max(...found.person.map(({ rssMiB }) => rssMiB));
      peak = Math.max(peak, most);
      const each = QUERIES.map((query) => `${query} ${cost[query].toFixed(2)} ms`).join(", ");
      say(`${String(people)} people: CPU per request ${each}; peak memory ${most.toFixed(0)} MiB`);
    } finally {
      await data.stop();
    }
  }
  judge(costs, peak);
}

function judge(costs: ReadonlyMap<number, Record<QueryName, number>>, peak: number): void {
  const [small, large] = [costs.get(10_000), costs.get(1_000_000)];
  const faults = peak > MOST_MIB ? [`The process held ${peak.toFixed(0)} MiB.`] : [];
  for (const query of QUERIES) {
    if (!small || !large) continue;
    const times = large[query] / small[query];
    say(`${query}: at a million ${times.toFixed(2)} times what it costs at ten thousand`);
    if (times > MOST_TIMES) faults.push(`${query} costs ${times.toFixed(2)} times as much at a million.`);
  }
  if (faults.length > 0) throw new Error(faults.join(" "));
}
