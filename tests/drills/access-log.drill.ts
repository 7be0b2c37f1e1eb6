import { verifyAccessLog } from "#kit/access-log/verify";
import { gao2018 } from "#scenario/gao";
import { hubUnderTest, type HubUnderTest } from "../support/hub";
import { PAGE_OF_PEOPLE, scansIn } from "../support/page-of-people";
import { onEngines, say } from "./on-engines";
import { PEOPLE, pretend } from "./pretended-reads";
import { inProcesses } from "./processes";

const MOST = 1.1;

const HISTORY = `query { people(operation: "GAO-2018", first: 1) { edges { node { accessHistory {
  people { edges { node { at } } } shelters { edges { node { at } } }
} } } } }`;
const AUDIT = `query($filter: AccessLogFilter) { accessLog { people(filter: $filter) { edges { node { at } } } } }`;

/**
 * `npm run drill -- access-log [--rounds 200] [--engine sqlite|mariadb]`: what the log costs a page of fifty people when
 * each agency that was asked writes a line with all of them, in two categories. On SQLite in one process, like `npm start`;
 * on MariaDB with a process for each agency, as it is deployed.
 */
export function drill(args: string[]): Promise<void> {
  const options = { rounds: { type: "string", default: "200" } } as const;
  return onEngines(
    args,
    async ({ engine, values }) => {
      const processes = inProcesses();
      const hub = await hubUnderTest(engine, [gao2018()], processes.serve);
      const pretending: Pretending = async (isReading) => {
        pretend(isReading);
        await processes.pretend(isReading);
      };
      try {
        return [...(await slowedBy(hub, pretending, Number(values.rounds))), ...(await found(hub, pretending))];
      } finally {
        await hub.stop();
      }
    },
    options,
  );
}

/** Whether every request has read the page of fifty from now on, or nothing. */
type Pretending = (isReading: boolean) => Promise<void>;

/** Asks with and without lines to write, in turns, so that whatever else the machine does falls on both. */
async function slowedBy(hub: HubUnderTest, pretending: Pretending, rounds: number): Promise<string[]> {
  const told: Times = { with: [], without: [] };
  const cpu: Times = { with: [], without: [] };
  for (let round = 0; round < rounds + 20; round++) {
    for (const way of round % 2 === 0 ? (["with", "without"] as const) : (["without", "with"] as const)) {
      await pretending(way === "with");
      const before = process.cpuUsage();
      const ms = await timed(hub);
      const { user, system } = process.cpuUsage(before);
      // The first ones warm the machine up.
      if (round < 20) continue;
      told[way].push(ms);
      cpu[way].push((user + system) / 1000);
    }
  }
  compared("processor, median", 0.5, cpu);
  const { with: slow, without: fast } = told;
  const more = quantile(
    slow.map((ms, round) => ms - (fast[round] ?? 0)),
    0.5,
  );
  say(`of two in turn: ${more.toFixed(2)} ms more with the log, ratio ${(1 + more / quantile(fast, 0.5)).toFixed(3)}`);
  compared("fastest tenth", 0.1, told);
  const ratio = compared("median", 0.5, told);
  return ratio > MOST ? [`The log slows a page by ${String(Math.round((ratio - 1) * 100))} %.`] : [];
}

/** Every chain holds, and a person's history and a filtered page are found without walking over the log. */
async function found(hub: HubUnderTest, pretending: Pretending): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, db } of hub.agencies) {
    const start = performance.now();
    const { lines, broken } = await verifyAccessLog(db);
    say(`${name}: ${String(lines)} lines verified in ${(performance.now() - start).toFixed(0)} ms`);
    if (broken) faults.push(`${name}: ${broken.fault} at line ${String(broken.line)}`);
  }
  await pretending(false);
  hub.statements.length = 0;
  await hub.ask(HISTORY);
  for (const filter of [{ personId: PEOPLE[0] }, { user: "dashboard" }, { from: "2020-01-01T00:00:00Z" }]) {
    await hub.ask(AUDIT, { filter }, "auditor");
  }
  const statements = hub.statements.filter(({ sql }) => sql.startsWith("SELECT"));
  return [...faults, ...(await scansIn({ ...hub, statements }))];
}

async function timed(hub: HubUnderTest): Promise<number> {
  const start = performance.now();
  const { errors } = await hub.ask(PAGE_OF_PEOPLE, { operation: "GAO-2018" });
  if (errors) throw new Error(JSON.stringify(errors));
  return performance.now() - start;
}

type Times = Record<"with" | "without", number[]>;

/** On a busy machine the fastest tenth tells more of the log, and less of who else wanted the disk. */
function compared(name: string, share: number, { with: logged, without }: Times): number {
  const [slow, fast] = [quantile(logged, share), quantile(without, share)];
  say(
    `${name}: ${fast.toFixed(1)} ms without the log, ${slow.toFixed(1)} ms with it, ratio ${(slow / fast).toFixed(3)}`,
  );
  return slow / fast;
}

function quantile(values: number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}
