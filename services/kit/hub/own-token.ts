// The token with which an agency asks the hub: of the token issuer, or where there is none, of the development key.
import { request } from "undici";
import { z } from "zod";
import type { Role } from "#kit/access/roles";
import { issueToken } from "#kit/development-token";

/** An OAuth 2 client of the token issuer (RFC 6749, 4.4): its tokens carry the agency's role. */
export interface ClientCredentials {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
}

const ANSWER = z.object({ access_token: z.string(), expires_in: z.number() });
/** A token is not used in the last part of its life, so that it still lives when it arrives. */
const SPARE_SECONDS = 30;
const DEVELOPMENT_SECONDS = 3600;

/** Answers a token that still lives, asking for a new one when it must. The agency's role is `people-agency`, … */
export function ownToken(agency: string, issuer: ClientCredentials | { dataDir: string }): () => Promise<string> {
  let kept: { token: Promise<string>; until: number } | undefined;
  return async () => {
    if (!kept || kept.until <= Date.now()) {
      const asked = "dataDir" in issuer ? ofDevelopment(agency, issuer.dataDir) : ofIssuer(issuer);
      kept = { token: asked.then(({ token }) => token), until: Date.now() + SPARE_SECONDS * 1000 };
      const { seconds } = await asked.catch((error: unknown) => {
        kept = undefined;
        throw error;
      });
      kept.until = Date.now() + Math.max(seconds - SPARE_SECONDS, 1) * 1000;
    }
    return kept.token;
  };
}

async function ofDevelopment(agency: string, dataDir: string): Promise<{ token: string; seconds: number }> {
  const role = `${agency}-agency` as Role;
  const token = await issueToken(dataDir, { role, ttl: `${String(DEVELOPMENT_SECONDS)}s` });
  return { token, seconds: DEVELOPMENT_SECONDS };
}

async function ofIssuer({ tokenUrl, clientId, clientSecret }: ClientCredentials) {
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  const { body } = await request(tokenUrl, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
  });
  const { access_token: token, expires_in: seconds } = ANSWER.parse(await body.json());
  return { token, seconds };
}
