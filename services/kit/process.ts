// How a process begins and ends.
import { HubError } from "#kit/errors";
import type { RunningServer } from "#kit/server";

/** One Ctrl-C arrives from the terminal and from npm: within this time it is still the same. */
const ECHO_MS = 1_000;

/** Stops the server, does what is `last`, then stops the process, on SIGTERM or SIGINT; a second signal ends the process at once. */
export function stopOnSignal({ stop }: Pick<RunningServer, "stop">, last: () => Promise<void>): void {
  let askedAt: number | undefined;
  const onSignal = (): void => {
    if (askedAt === undefined) {
      askedAt = performance.now();
      void stop()
        .finally(last)
        .then(
          () => process.exit(0),
          () => process.exit(1),
        );
    } else if (performance.now() - askedAt > ECHO_MS) process.exit(1);
  };
  process.on("SIGTERM", onSignal).on("SIGINT", onSignal);
}

/** For the `main` of a process: says in one line, without a stack, why it does not start. */
export function failToStart(error: unknown): void {
  const code = error instanceof HubError ? `${String(error.extensions.code)}: ` : "";
  process.stderr.write(`${code}${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
