// What was measured, for people and for machines.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import type { Measured } from "./load";
import { ROOT } from "./processes";
import { QUERIES, type QueryName } from "./questions";
import { ALL, type Name } from "./variants";

export interface Figure extends Measured {
  variant: Name;
  query: QueryName;
}

export interface Told {
  people: number;
  restarts: number;
  seconds: number;
  /** False where only some variants ran: then nothing is kept. */
  isWhole: boolean;
}

export const say = (text: string): void => void process.stdout.write(`${text}\n`);

const KEYS = ["cpuMs", "rps", "p50Ms", "p99Ms", "rssMiB"] as const;

/** Over the restarts of each variant. */
export function medians(figures: readonly Figure[]): Figure[] {
  return QUERIES.flatMap((query) =>
    ALL.flatMap((variant) => {
      const own = figures.filter((each) => each.query === query && each.variant === variant);
      if (own.length === 0) return [];
      const middle = KEYS.map((key) => [key, medianOf(own.map((each) => each[key]))]);
      return [{ query, variant, ...(Object.fromEntries(middle) as unknown as Measured) }];
    }),
  );
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN).toFixed(3));
}

/** `less`: how many times less CPU `than` takes at least; a bound below 1 says how many times as much it may be. */
const PROMISES: { says: string; of: Name; than: Name; query: QueryName; atLeast: number }[] = [
  {
    says: "separate processes, than stock Apollo",
    of: "onward-http",
    than: "apollo-stock",
    query: "dashboard",
    atLeast: 3,
  },
  {
    says: "separate processes, than Hive with Rust",
    of: "onward-http",
    than: "hive-rust",
    query: "dashboard",
    atLeast: 2.5,
  },
  {
    says: "one process on SQLite, than stock Apollo",
    of: "onward-sqlite",
    than: "apollo-stock",
    query: "dashboard",
    atLeast: 8,
  },
  {
    says: "one process on SQLite, than one server",
    of: "onward-sqlite",
    than: "monolith",
    query: "dashboard",
    atLeast: 1,
  },
  {
    says: "one process on SQLite, than the limit",
    of: "onward-sqlite",
    than: "limit-sqlite",
    query: "dashboard",
    atLeast: 0.4,
  },
  ...QUERIES.flatMap((query) =>
    (["sqlite", "mariadb"] as const).map((engine) => ({
      says: `with authorization, limits and access log on ${engine}, than without`,
      of: `onward-${engine}` as const,
      than: `open-${engine}` as const,
      query,
      atLeast: 0.8,
    })),
  ),
];

export function tell(runs: readonly Figure[], told: Told): void {
  const text = [tableOf(runs), "", ...ratiosOf(runs)].join("\n");
  say(`\n${text}`);
  if (!told.isWhole) return;
  const machine = { cpu: cpus()[0]?.model ?? "", cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) };
  const { isWhole: _, ...how } = told;
  const latest = { date: new Date().toISOString(), machine, versions: versions(), ...how, runs };
  writeFileSync(join(ROOT, "bench/latest.json"), `${JSON.stringify(latest, null, 2)}\n`);
  say("\nKept in bench/latest.json.");
}

function tableOf(runs: readonly Figure[]): string {
  const head = ["query", "variant", "CPU ms", "requests/s", "p50 ms", "p99 ms", "peak MiB"];
  const rows = runs.map((run) => [
    ...[run.query, run.variant, run.cpuMs.toFixed(2), run.rps.toFixed(0)],
    ...[run.p50Ms.toFixed(1), run.p99Ms.toFixed(1), run.rssMiB.toFixed(0)],
  ]);
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function ratiosOf(runs: readonly Figure[]): string[] {
  const cpuOf = (variant: Name, query: QueryName): number | undefined =>
    runs.find((run) => run.variant === variant && run.query === query)?.cpuMs;
  return PROMISES.flatMap(({ says, of, than, query, atLeast }) => {
    const [own, theirs] = [cpuOf(of, query), cpuOf(than, query)];
    if (own === undefined || theirs === undefined) return [];
    const ratio = theirs / own;
    const verdict = ratio >= atLeast ? "holds" : "DOES NOT HOLD";
    return [`- ${query}: ${says}: ${ratio.toFixed(2)} times less CPU (at least ${String(atLeast)}): ${verdict}`];
  });
}

function versions(): Record<string, string> {
  const own = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { dependencies: Record<string, string> };
  const peers = JSON.parse(readFileSync(join(ROOT, "bench/peers/package.json"), "utf8")) as typeof own;
  const named = [
    "@apollo/gateway",
    "@apollo/server",
    "@apollo/subgraph",
    "graphql",
    "type-graphql",
    "typeorm",
    "undici",
  ];
  const of = (name: string): [string, string] => [name, own.dependencies[name] ?? ""];
  return { node: process.version, ...Object.fromEntries(named.map(of)), ...peers.dependencies };
}
