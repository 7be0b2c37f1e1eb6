// What the gateway refused before an agency was asked, as it tells the agency that owns it.
import type { Refusal } from "#kit/access/reads";

/** At most so many in one request, each of at most so many letters: with their code they fit into a column of 65,535 bytes. */
export const MOST_REFUSED = 400;
const COORDINATE = /^\w{1,50}\.\w{1,50}$/;

/**
 * The refusals in the body of a request, `{ extensions: { refused: ["Person.phone"] } }`, whose sender has been checked to
 * be the gateway. What is no coordinate is left out, and so is what is too much.
 */
export function refusedIn(body: unknown): Refusal[] {
  const refused = (body as { extensions?: { refused?: unknown } | null } | null)?.extensions?.refused;
  if (!Array.isArray(refused)) return [];
  return refused
    .filter((coordinate): coordinate is string => typeof coordinate === "string" && COORDINATE.test(coordinate))
    .slice(0, MOST_REFUSED)
    .map((coordinate) => ({ coordinate, code: "UNAUTHORIZED_FIELD_OR_TYPE" }));
}
