// How an agency's connections to its database are used just now.
import type { Pool } from "mysql2";
import type { DataSource } from "typeorm";

export type ConnectionState = "used" | "idle" | "waiting";

/** What mysql2 keeps of a pool, without saying so in its types. */
interface Innards {
  _allConnections: { length: number };
  _freeConnections: { length: number };
  _connectionQueue: { length: number };
}

/** `waiting`: questions that wait for a connection. SQLite has one for reading, which nobody waits for. */
export function connectionsOf(source: DataSource): Record<ConnectionState, number> {
  const { pool } = source.driver as unknown as { pool?: Pool & Innards };
  if (!pool) return { used: 0, idle: 1, waiting: 0 };
  const idle = pool._freeConnections.length;
  return { used: pool._allConnections.length - idle, idle, waiting: pool._connectionQueue.length };
}
