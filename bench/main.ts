// `npm run bench`: the hub and its peers side by side, on the same data, in one run. `-- guards`: the hub beside its own
// engine without authorization, limits and access log. `-- scale`: one size after another.
import "reflect-metadata";
import { parseArgs } from "node:util";
import { benchPeers } from "./peers.bench";
import { benchScale } from "./scale.bench";
import { GUARDED } from "./variants";

const OPTIONS = {
  /** How many people are in the databases. */
  people: { type: "string", default: "20000" },
  /** How often each variant is started anew. */
  restarts: { type: "string", default: "3" },
  /** How long each question is measured after each start. */
  seconds: { type: "string", default: "4" },
  /** Variants, parted by commas; all unless said. Then nothing is written. */
  only: { type: "string" },
  /** Sizes for `scale`, parted by commas. */
  sizes: { type: "string", default: "1000,10000,100000,1000000" },
} as const;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const numbers = { restarts: Number(values.restarts), seconds: Number(values.seconds) };
  if (positionals[0] === "scale") await benchScale({ ...numbers, sizes: values.sizes.split(",").map(Number) });
  else {
    const only = positionals[0] === "guards" ? GUARDED : values.only?.split(",");
    await benchPeers({ ...numbers, people: Number(values.people), only });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
