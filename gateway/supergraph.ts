// The supergraph file, watched while the gateway runs.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { SupergraphManager } from "@apollo/gateway";
import { HubError } from "#kit/errors";
import type { Log } from "#kit/log";
import { servable } from "./authorization/rules";

/**
 * Gives the gateway the supergraph in `file`, and again whenever the file says something new. At start a file that is
 * missing or not a supergraph throws SUPERGRAPH_INVALID; later it is told to the log and the one in use stays in use.
 * So it is with one whose rules of access are not understood; see `servable`.
 * The text is compared, not the time of change: a replaced link or a copied file may keep its time.
 */
export function supergraphIn(file: string, log: Log, pollMs: number): SupergraphManager {
  return {
    initialize: ({ update }) => {
      let text: string;
      let served: string;
      try {
        text = readFileSync(file, "utf8");
        served = servable(text);
        update(served);
      } catch (error) {
        return Promise.reject(invalid(file, error));
      }
      const look = async (): Promise<void> => {
        const now = await readFile(file, "utf8").catch((error: unknown) => {
          log.error(
            { code: "SUPERGRAPH_INVALID", reason: reasonOf(error) },
            "supergraph not readable; keeping the old one",
          );
          return text;
        });
        if (now === text) return;
        text = now;
        try {
          update(servable(text));
          log.info("supergraph reloaded");
        } catch (error) {
          log.error(
            { code: "SUPERGRAPH_INVALID", reason: reasonOf(error) },
            "supergraph not valid; keeping the old one",
          );
        }
      };
      const timer = setInterval(() => void look(), pollMs).unref();
      const cleanup = (): Promise<void> => {
        clearInterval(timer);
        return Promise.resolve();
      };
      return Promise.resolve({ supergraphSdl: served, cleanup });
    },
  };
}

function invalid(file: string, error: unknown): HubError {
  return new HubError("SUPERGRAPH_INVALID", `The supergraph file ${file} cannot be served: ${reasonOf(error)}`);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
