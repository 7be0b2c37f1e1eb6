// One agency in a process of its own, for drills; it does what its parent tells it.
import "reflect-metadata";
import type { JWK } from "jose";
import { openAgency } from "#kit/agency";
import { clockAt, DEMONSTRATION_START } from "#kit/clock";
import { startSubgraph } from "#kit/serve";
import type { KeyRing } from "#kit/vault/ring";
import { Vault } from "#kit/vault/vault";
import { AGENCIES } from "../../agencies";
import { pretend } from "./pretended-reads";

/** What the parent sends first. */
export interface Start {
  name: string;
  url: string;
  ring: KeyRing;
  publicKey: JWK;
}

/** What it sends then: whether each request has read people. */
export interface Pretend {
  isReading: boolean;
}

async function start({ name, url, ring, publicKey }: Start): Promise<void> {
  const found = AGENCIES.find(({ agency }) => agency.name === name);
  if (!found) throw new Error(`There is no agency ${name}.`);
  const vault = new Vault(name, () => ring);
  const open = await openAgency(found.agency, { url, vault, clock: clockAt(DEMONSTRATION_START) });
  const options = { publicKey, host: "127.0.0.1", port: 0, logLevel: "silent", isProduction: false };
  const server = await startSubgraph(open, options);
  process.on("message", ({ isReading }: Pretend) => {
    pretend(isReading);
    process.send?.({ isDone: true });
  });
  process.once("disconnect", () => {
    void server.stop().finally(() => process.exit());
  });
  process.send?.({ url: server.url });
}

process.once("message", (message: Start) => {
  void start(message);
});
