// Hive Gateway before our subgraphs: it vouches for one viewer with every role, as our gateway vouches for who asks.
import { readFileSync } from "node:fs";
import { defineConfig } from "@graphql-hive/gateway";
import { importJWK, SignJWT } from "jose";

const AGENCIES = ["people", "shelters", "health", "transport"];
const RENEWED_MS = 30_000;

const { ONWARD_DATA, ONWARD_VIEWER } = process.env;
const key = await importJWK(JSON.parse(readFileSync(`${ONWARD_DATA}/keys/viewers.jwk`, "utf8")), "EdDSA");
const words = new Map();

async function vouch() {
  for (const agency of AGENCIES) {
    const word = new SignJWT(JSON.parse(ONWARD_VIEWER))
      .setProtectedHeader({ alg: "EdDSA" })
      .setIssuer("onward-gateway")
      .setAudience(agency)
      .setIssuedAt()
      .setExpirationTime("60s");
    words.set(agency, await word.sign(key));
  }
}
await vouch();
setInterval(() => void vouch(), RENEWED_MS).unref();

const transportEntries = Object.fromEntries(
  AGENCIES.map((agency) => [agency, { location: process.env[`${agency.toUpperCase()}_URL`] }]),
);

/** @param more what differs between the ways in which it is run */
export const configured = (more) =>
  defineConfig({
    transportEntries,
    propagateHeaders: {
      // With the token of each request, which agencies do not read: else Hive asks once for all who ask the same at a time.
      fromClientToSubgraphs: ({ request, subgraphName }) => ({
        "x-onward-viewer": words.get(subgraphName),
        authorization: request.headers.get("authorization"),
      }),
    },
    ...more,
  });

export const gatewayConfig = configured({});
