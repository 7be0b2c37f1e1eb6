// What is known of the statements of a database: those that tests count, and those that took too long.
import type { DataSource, Logger, QueryRunner } from "typeorm";

export interface Slow {
  ms: number;
  /** With question marks in the place of values. */
  sql: string;
  /** How the engine goes about it: one line for each step. */
  plan: readonly string[];
}

/** Longer than this, in milliseconds, and the log says how the statement was run. */
export const SLOW_MS = 200;
/** The plan of a statement is looked at so often at most. */
const PLAN_EVERY_MS = 60_000;

type OnQuery = (sql: string, parameters: unknown[]) => void;

/** TypeORM's logger. */
export class Statements implements Logger {
  /** Told of what took too long. */
  onSlow: ((slow: Slow) => void) | null = null;
  readonly #planned = new Map<string, number>();

  constructor(private readonly onQuery: OnQuery | undefined) {}

  logQuery(sql: string, parameters: unknown[] = []): void {
    this.onQuery?.(sql, parameters);
  }

  logQuerySlow(ms: number, sql: string, parameters: readonly unknown[] = [], runner?: QueryRunner): void {
    if (runner) this.took(runner.dataSource, ms, sql, parameters);
  }

  /** For reads past TypeORM, which time themselves, and for what TypeORM found slow. */
  took(source: DataSource, ms: number, sql: string, parameters: readonly unknown[]): void {
    if (ms < SLOW_MS || !this.onSlow) return;
    void this.#planOf(source, sql, parameters).then((plan) => this.onSlow?.({ ms: Math.round(ms), sql, plan }));
  }

  /** Of what reads; the plan of what writes would be as long as the statement. */
  async #planOf(source: DataSource, sql: string, parameters: readonly unknown[]): Promise<string[]> {
    if (!/^(SELECT|WITH)/i.test(sql) || !this.#isDue(sql)) return [];
    const explain = source.options.type === "better-sqlite3" ? "EXPLAIN QUERY PLAN" : "EXPLAIN";
    const steps = await source.query<Record<string, unknown>[]>(`${explain} ${sql}`, [...parameters]).catch(() => []);
    return steps.map(stepOf);
  }

  #isDue(sql: string): boolean {
    const now = performance.now();
    if (now - (this.#planned.get(sql) ?? -Infinity) < PLAN_EVERY_MS) return false;
    if (this.#planned.size > 1_000) this.#planned.clear();
    this.#planned.set(sql, now);
    return true;
  }

  logQueryError(): void {
    // Who asked is told, and says it.
  }

  logSchemaBuild(): void {
    // The migrations are the schema.
  }

  logMigration(): void {
    // `npm run migrate` says which it ran.
  }

  log(): void {
    // Nothing that TypeORM finds worth saying is.
  }
}

/** SQLite says each in words; MariaDB in columns, of which these tell something. */
function stepOf(step: Record<string, unknown>): string {
  if (typeof step.detail === "string") return step.detail;
  return ["table", "type", "key", "rows", "Extra"]
    .map((name) => `${name} ${JSON.stringify(step[name] ?? null)}`)
    .join(", ");
}
