import { SingleBar } from "cli-progress";

/** A bar for long work of a command: `before`, how far it is, of how many of `what`. Lines instead where nobody watches. */
export function progressBar(what: string, before = ""): SingleBar {
  return new SingleBar({
    format: `${before}{bar} {percentage}% | {value} of {total} ${what} | {eta_formatted} left`,
    noTTYOutput: true,
    notTTYSchedule: 2000,
  });
}
