// Whether an error says that a database is away: the agency is then, for whoever asks it.

const AWAY: ReadonlySet<unknown> = new Set([
  // Node's, of the way there.
  ...["EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EPIPE", "ETIMEDOUT"],
  // The server's own, https://mariadb.com/kb/en/mariadb-error-codes/: it has no connection left, ends, or its cluster is not ready.
  ...["ER_CON_COUNT_ERROR", "ER_TOO_MANY_USER_CONNECTIONS", "ER_USER_LIMIT_REACHED"],
  ...["ER_CONNECTION_KILLED", "ER_SERVER_SHUTDOWN", "ER_UNKNOWN_COM_ERROR"],
  // The driver's.
  "PROTOCOL_CONNECTION_LOST",
]);

export function isAway(error: unknown): boolean {
  const { code, fatal, originalError, driverError } = Object(error) as Record<string, unknown>;
  // Whatever is fatal to the driver is so to its connection, as the next statement on one that was lost.
  if (AWAY.has(code) || fatal === true) return true;
  return [originalError, driverError].some((cause) => cause !== undefined && isAway(cause));
}
