import { parseArgs, type ParseArgsConfig } from "node:util";
import { engines, type Engine } from "../support/databases";
import setUp from "../support/set-up";

export interface Asked {
  engine: Engine;
  /** As long as the guarantee deserves, not as short as a gate allows. */
  isFull: boolean;
  /** The drill's own options. */
  values: Readonly<Record<string, string | boolean | undefined>>;
}

/**
 * Runs a drill on the engine that `--engine` names, else on each that this machine has. `run` answers in what the
 * guarantee broke, one sentence each. Throws these, and where the engine is not to be had.
 */
export async function onEngines(
  args: string[],
  run: (asked: Asked) => Promise<readonly string[]>,
  options: NonNullable<ParseArgsConfig["options"]> = {},
): Promise<void> {
  const shape = { ...options, engine: { type: "string" }, full: { type: "boolean", default: false } } as const;
  const values = parseArgs({ args, options: shape }).values as Asked["values"];
  const named = values.engine;
  if (named !== "sqlite") await setUp();
  const chosen = engines().filter(({ name }) => named === undefined || name.toLowerCase() === named);
  try {
    if (chosen.length === 0) throw new Error(`--engine: there is no ${String(named)} here.`);
    const faults: string[] = [];
    for (const engine of chosen) {
      say(`On ${engine.name}:`);
      const found = await run({ engine, isFull: values.full === true, values });
      faults.push(...found.map((fault) => `${engine.name}: ${fault}`));
    }
    if (faults.length > 0) throw new Error(faults.join("\n"));
  } finally {
    await globalThis.stopMariadb?.();
  }
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
