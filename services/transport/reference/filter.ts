// What the filters of this agency have in common.
import { HubError } from "#kit/errors";
import { isCountry } from "./terms";

export function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

/** The values, of which there must be one. Throws FILTER_INVALID. */
export function some<T>(name: string, values: T[]): T[] {
  if (values.length > 0) return values;
  throw new HubError("FILTER_INVALID", `filter.${name}: names no value, so that nothing could match; leave it out.`);
}

/** The code, which must be one of ISO 3166-1 alpha-3. Throws FILTER_INVALID. */
export function knownCountry(name: string, code: string): string {
  if (isCountry(code)) return code;
  const shown = JSON.stringify(code.slice(0, 20));
  throw new HubError("FILTER_INVALID", `filter.${name}: ${shown} is not an ISO 3166-1 alpha-3 code.`);
}
