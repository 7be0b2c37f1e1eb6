// What the gateway is told from outside, read once.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { PrivateJwk } from "#kit/keys";
import { portSetting, readSettings, SettingsError } from "#kit/settings";
import { TLS_SHAPE } from "#kit/tls";
import type { DemandOptions } from "./demand/control";
import type { Timeouts } from "./question";
import { MANIFEST, TRUST } from "./demand/documents";

const PRIVATE_KEY = z
  .object({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string(), d: z.string() })
  .loose();
/** `developmentKey` names its keys so; anybody who can read a checkout's data folder may have them. */
const DEVELOPMENT_KIDS: unknown[] = ["viewers", "tokens"];

const privateKeySetting = z.string().transform((text, ctx): PrivateJwk => {
  const refuse = (message: string): never => {
    ctx.addIssue(message);
    return z.NEVER;
  };
  try {
    const key = JSON.parse(text.trimStart().startsWith("{") ? text : readFileSync(text, "utf8")) as unknown;
    const read = PRIVATE_KEY.safeParse(key);
    if (!read.success) return refuse("is not a private Ed25519 key as a JWK");
    if (DEVELOPMENT_KIDS.includes(read.data.kid)) return refuse("is a development key: make one of your own");
    return read.data;
  } catch {
    // What was read is a secret, so the message does not quote it.
    return refuse("is neither a JWK nor the path of a readable file that holds one");
  }
});

const SHAPE = {
  PORT: portSetting(4000),
  /** The file that says which agencies there are and what each answers. */
  SUPERGRAPH: z.string().default(join(__dirname, "../schema/supergraph.graphql")),
  PEOPLE_URL: z.url().optional(),
  SHELTERS_URL: z.url().optional(),
  HEALTH_URL: z.url().optional(),
  TRANSPORT_URL: z.url().optional(),
  /** How long an agency may take before its part of an answer is given up. */
  SUBGRAPH_TIMEOUT_MS: z.coerce.number().int().min(1).max(60_000).default(2000),
  /** The same where something is written: a write may ask other agencies, and a desk would only send it again. */
  WRITE_TIMEOUT_MS: z.coerce.number().int().min(1).max(120_000).default(30_000),
  /** Where the token issuer publishes its keys. Without it, tokens are those of `npm run token`. */
  JWKS_URL: z.url().optional(),
  TOKEN_ISSUER: z.string().optional(),
  TOKEN_AUDIENCE: z.string().optional(),
  TRUSTED_DOCUMENTS: z.enum(TRUST).default("prefer"),
  /** Of one viewer; 0 for no limit. */
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).default(1200),
  /** Of one viewer, for people by name or wristband; 0 for no limit. */
  SEARCHES_PER_MINUTE: z.coerce.number().int().min(0).default(60),
  /** What runs plans: Apollo's own engine, or ours. */
  GATEWAY_ENGINE: z.enum(["apollo", "compiled"]).default("compiled"),
  /** How many questions are answered at once; the rest is told to come again. */
  MAX_IN_FLIGHT: z.coerce.number().int().min(1).default(1200),
  /** For agencies whose addresses begin with https: what the gateway shows them, and who issues what they show. */
  ...TLS_SHAPE,
  /** The key by which agencies know the gateway: a JWK, or the path of a file that holds one. */
  VIEWER_PRIVATE_KEY: privateKeySetting.optional(),
};

export type GatewaySettings = ReturnType<typeof gatewaySettings>;

/** Throws one `SettingsError` that names everything which is missing or malformed. */
export function gatewaySettings(env?: NodeJS.ProcessEnv) {
  const settings = readSettings(SHAPE, ["JWKS_URL", "TOKEN_ISSUER", "TOKEN_AUDIENCE", "VIEWER_PRIVATE_KEY"], env);
  const { JWKS_URL, TOKEN_ISSUER, TOKEN_AUDIENCE } = settings;
  if (JWKS_URL && !(TOKEN_ISSUER && TOKEN_AUDIENCE)) {
    throw new SettingsError("JWKS_URL goes together with TOKEN_ISSUER and TOKEN_AUDIENCE.");
  }
  return settings;
}

/** How much and how often may be asked, as `startGateway` is told it. */
export function demandSettings(settings: GatewaySettings): DemandOptions {
  return {
    trust: settings.TRUSTED_DOCUMENTS,
    documents: MANIFEST,
    requestsPerMinute: settings.RATE_LIMIT_PER_MINUTE,
    searchesPerMinute: settings.SEARCHES_PER_MINUTE,
  };
}

/** How long the gateway waits for an agency, as a way to it is told. */
export function timeoutsOf({ SUBGRAPH_TIMEOUT_MS, WRITE_TIMEOUT_MS }: GatewaySettings): Timeouts {
  return { readMs: SUBGRAPH_TIMEOUT_MS, writeMs: WRITE_TIMEOUT_MS };
}

/** The addresses that stand in for those of the supergraph file, by agency. */
export function urlsOf(settings: GatewaySettings): Record<string, string | undefined> {
  const { PEOPLE_URL, SHELTERS_URL, HEALTH_URL, TRANSPORT_URL } = settings;
  return { people: PEOPLE_URL, shelters: SHELTERS_URL, health: HEALTH_URL, transport: TRANSPORT_URL };
}
