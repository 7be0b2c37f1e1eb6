// Tells the agencies what was refused of theirs, since nobody asks them for it.
import type { FormattedExecutionResult } from "graphql";
import { MOST_REFUSED } from "#kit/access/refused";
import type { Metrics } from "#kit/metrics";
import type { GatewayContext, Line } from "./line";

/** Resolves when every agency has logged its own or was given up; never rejects, since a refusal stands either way. */
export type TellRefusals = (refused: ReadonlyMap<string, readonly string[]>, context: GatewayContext) => Promise<void>;

/** One small call to each agency, with the schema coordinates that it owns. `lines` are those of the supergraph in use. */
export function refusalsTo(lines: ReadonlyMap<string, Line>, metrics: Metrics): TellRefusals {
  return async (refused, context) => {
    await Promise.all([...refused].map(([agency, coordinates]) => tell(agency, coordinates, context)));
  };

  async function tell(agency: string, coordinates: readonly string[], context: GatewayContext): Promise<void> {
    const left = coordinates.length - MOST_REFUSED;
    if (left > 0) context.log.warn({ agency, left }, "more was refused than one line of the access log holds");
    try {
      const line = lines.get(agency);
      if (!line) throw new Error("There is no such agency.");
      const unlogged: GatewayContext["unlogged"] = [];
      assertLogged(
        await line.ask(
          { query: "{ __typename }", variables: {}, extensions: { refused: coordinates.slice(0, MOST_REFUSED) } },
          // A refusal that is not logged keeps nothing back.
          { ...context, unlogged },
        ),
        await Promise.all(unlogged.map(({ isLogged }) => isLogged)),
      );
    } catch (err) {
      metrics.unlogged(agency);
      context.log.warn({ agency, err }, "refusal not logged");
    }
  }
}

function assertLogged({ data, errors }: FormattedExecutionResult, logged: readonly boolean[]): void {
  if (errors || !data || logged.includes(false)) throw new Error("The agency answered with errors.");
}
