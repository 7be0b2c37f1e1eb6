import { keepFirst } from "#kit/keys";
import { newRing, ringFrom, type KeyRing } from "#kit/vault/ring";
import { Vault } from "#kit/vault/vault";
import { keptPath } from "./kept";

const rings = new Map<string, KeyRing>();

/** The keys of this agency in this run, made on first use: what one test sealed another opens. */
export function testRing(agency: string): KeyRing {
  let ring = rings.get(agency);
  if (!ring) rings.set(agency, (ring = madeOrKept(agency)));
  return ring;
}

function madeOrKept(agency: string): KeyRing {
  const path = keptPath(`${agency}.keys`);
  return path ? ringFrom(keepFirst(path, JSON.stringify(newRing()))) : newRing();
}

/** A vault with those keys. */
export function testVault(agency: string): Vault {
  const ring = testRing(agency);
  return new Vault(agency, () => ring);
}
