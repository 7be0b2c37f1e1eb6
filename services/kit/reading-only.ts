import type Sqlite from "better-sqlite3";

type Prepare = Sqlite.Database["prepare"];
type Act = (prepare: Prepare) => unknown;

/** How the few who may nevertheless write to a connection that reads only do it. */
const acting = new WeakMap<Sqlite.Database, (act: Act) => unknown>();

/**
 * From now on the connection refuses every statement that would write. `PRAGMA query_only` says the same, but whenever a pragma
 * is changed SQLite compiles all statements of the connection anew, and `actOn` would change it for every line of a log.
 */
export function readOnly(connection: Sqlite.Database): void {
  const prepare: Prepare = connection.prepare.bind(connection);
  const run = connection.transaction((act: Act) => act(prepare));
  acting.set(connection, (act) => run.immediate(act));
  const refusing = (sql: string): Sqlite.Statement => {
    const statement = prepare(sql);
    if (!statement.readonly) throw new Error("attempt to write a readonly database");
    return statement;
  };
  const exec = (): never => {
    throw new Error("A connection that reads only runs prepared statements.");
  };
  Object.assign(connection, { prepare: refusing, exec });
}

/** Writes through a connection that reads only, whole or not at all. */
export function actOn<T>(connection: Sqlite.Database, act: (prepare: Prepare) => T): T {
  const run = acting.get(connection);
  if (!run) throw new Error("This connection does not read only.");
  return run(act) as T;
}
