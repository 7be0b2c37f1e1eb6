// Who a caller is: what their token says, once it has been checked. Always in real time.
import { createRemoteJWKSet, errors, importJWK, jwtVerify, type JWTVerifyOptions, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { DEVELOPMENT } from "#kit/development-token";
import { HubError } from "#kit/errors";
import { ALGORITHM, developmentKey, publicHalf } from "#kit/keys";
import type { Viewer } from "#kit/viewer";
import type { GatewaySettings } from "./settings";

/** What a token says of its bearer; the purpose comes with each request. */
export type Bearer = Omit<Viewer, "purpose">;

/** Takes an `authorization` header and answers who it speaks for. Throws TOKEN_MISSING, TOKEN_EXPIRED, TOKEN_INVALID. */
export type TokenReader = (authorization: string | undefined) => Promise<Bearer>;

type TokenSettings = Pick<GatewaySettings, "DATA_DIR" | "JWKS_URL" | "TOKEN_ISSUER" | "TOKEN_AUDIENCE">;

const PUBLISHED_ALGORITHMS = ["EdDSA", "ES256", "PS256", "RS256"];

/** `operations` must be said, if only to say that it is all (an empty list): what is left out must never mean more. */
const CLAIMS = z.object({
  sub: z.string().min(1),
  agency: z.string().min(1),
  roles: z.array(z.string()).min(1),
  operations: z.array(z.string()),
  sites: z.array(z.string()).default([]),
});

/**
 * Trusts the issuer who publishes keys at `JWKS_URL`; without one, the tokens that `issueToken` makes in the same
 * folder.
 */
export async function tokenReader(settings: TokenSettings): Promise<TokenReader> {
  const { JWKS_URL, TOKEN_ISSUER: issuer, TOKEN_AUDIENCE: audience } = settings;
  if (JWKS_URL && issuer && audience) {
    return reader(createRemoteJWKSet(new URL(JWKS_URL)), { issuer, audience, algorithms: PUBLISHED_ALGORITHMS });
  }
  const key = await importJWK(publicHalf(await developmentKey(settings.DATA_DIR, "tokens")), ALGORITHM);
  return reader(() => key, { ...DEVELOPMENT, algorithms: [ALGORITHM] });
}

function reader(key: JWTVerifyGetKey, options: JWTVerifyOptions): TokenReader {
  return async (authorization) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization ?? "") ?? [];
    if (!token) throw new HubError("TOKEN_MISSING");
    const { payload } = await jwtVerify(token, key, { ...options, requiredClaims: ["exp"] }).catch(refuse);
    const claims = CLAIMS.safeParse(payload);
    if (!claims.success) throw new HubError("TOKEN_INVALID");
    return claims.data;
  };
}

const CALLERS_FAULT = [
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSMultipleMatchingKeys,
  errors.JWKSNoMatchingKey,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
];

/** An issuer that cannot be reached is not the caller's fault, and still nobody gets in. */
function refuse(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw new HubError("TOKEN_EXPIRED");
  if (CALLERS_FAULT.some((kind) => error instanceof kind)) throw new HubError("TOKEN_INVALID");
  throw error;
}
