import { SingleBar } from "cli-progress";

/** A bar for long work of a command: `before`, how far it is, of how many of `what`. Lines instead where nobody watches. */
export function progressBar(what: string, before = ""): SingleBar {
  return new SingleBar({
    format: `${before}{bar} {percentage}% | {value} of {total} ${what} | {eta_formatted} left`,
    noTTYOutput: true,
    notTTYSchedule: 2000,
  });
}

/** The same of work of which nobody knows how much it is: `add` is told of what is done, as it is. */
export function growingBar(what: string, before: string): { add: (done: number) => void; stop: () => void } {
  const bar = progressBar(what, before);
  bar.start(0, 0);
  const add = (done: number): void => {
    bar.setTotal(bar.getTotal() + done);
    bar.increment(done);
  };
  return {
    add,
    stop: () => {
      bar.stop();
    },
  };
}
