import { newRing, type KeyRing } from "#kit/vault/ring";
import { Vault } from "#kit/vault/vault";

const rings = new Map<string, KeyRing>();

/** The keys of this agency in this test, made on first use. */
export function testRing(agency: string): KeyRing {
  let ring = rings.get(agency);
  if (!ring) rings.set(agency, (ring = newRing()));
  return ring;
}

/** A vault with those keys. */
export function testVault(agency: string): Vault {
  const ring = testRing(agency);
  return new Vault(agency, () => ring);
}
