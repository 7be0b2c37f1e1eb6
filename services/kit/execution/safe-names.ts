import { HubError } from "#kit/errors";

/** Names by which a client or an agency could reach what every object inherits. */
const UNSAFE: readonly string[] = ["__proto__", "constructor", "prototype"];

/** Throws REQUEST_MALFORMED where a name is not one that an answer may have. */
export function assertSafe(name: string): void {
  if (UNSAFE.includes(name)) {
    throw new HubError("REQUEST_MALFORMED", `No field of an answer may be called ${name}.`, { http: { status: 400 } });
  }
}
