// Who asks. The gateway learns it from the caller's token and vouches for it to one agency at a time.
import { importJWK, jwtVerify, SignJWT, type JWK } from "jose";
import { HubError } from "#kit/errors";
import { ALGORITHM, type PrivateJwk } from "#kit/keys";

export interface Viewer {
  /** Account of the user or program, as the token issuer names it. */
  sub: string;
  agency: string;
  /** Roles of the access table in the design: `unicef-caseworker`, `dashboard`, … */
  roles: readonly string[];
  /** Codes of the operations that the viewer works in; empty for all. */
  operations: readonly string[];
  /** Ids of the shelters that the viewer works at, or the countries (ISO 3166-1 alpha-3) that a consulate speaks for. */
  sites: readonly string[];
  /** What the viewer asks for (`x-purpose`): a `ConsentPurpose`, e.g. HEALTH_CARE. */
  purpose: string;
}

/** Header in which the gateway's word on the viewer travels to a subgraph. */
export const VIEWER_HEADER = "x-onward-viewer";

/** Header in which the client's name for its operation travels to a subgraph, for the access log. */
export const OPERATION_HEADER = "x-onward-operation";

/** Header that says for how many milliseconds from now somebody waits for the answer. */
export const DEADLINE_HEADER = "x-onward-deadline-ms";

const ISSUER = "onward-gateway";
const LIFETIME_SECONDS = 60;
/** A signed word is used again for this long, so that it still lives when it arrives. */
const REUSE_SECONDS = 40;
const MAX_KEPT = 2_000;

/** Signs viewers for agencies: once per viewer, agency and minute, not once per call. */
export async function viewerSigner(key: PrivateJwk): Promise<(viewer: Viewer, agency: string) => Promise<string>> {
  const privateKey = await importJWK(key, ALGORITHM);
  const made = new Map<string, { token: Promise<string>; until: number }>();
  return (viewer, agency) => {
    const about = JSON.stringify([
      agency,
      viewer.sub,
      viewer.agency,
      viewer.roles,
      viewer.operations,
      viewer.sites,
      viewer.purpose,
    ]);
    const known = made.get(about);
    if (known && known.until > Date.now()) return known.token;
    const token = new SignJWT({ ...viewer })
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setAudience(agency)
      .setIssuedAt()
      .setExpirationTime(`${String(LIFETIME_SECONDS)}s`)
      .sign(privateKey);
    if (made.size >= MAX_KEPT) made.clear();
    made.set(about, { token, until: Date.now() + REUSE_SECONDS * 1000 });
    return token;
  };
}

/** Checks the gateway's word for one agency. The returned function throws VIEWER_UNVERIFIED. */
export async function viewerVerifier(
  key: JWK,
  agency: string,
): Promise<(token: string | undefined) => Promise<Viewer>> {
  const publicKey = await importJWK(key, ALGORITHM);
  const verified = new Map<string, { viewer: Viewer; until: number }>();
  return async (token) => {
    if (!token) throw new HubError("VIEWER_UNVERIFIED");
    const known = verified.get(token);
    if (known && known.until > Date.now()) return known.viewer;
    const options = { issuer: ISSUER, audience: agency, algorithms: [ALGORITHM] };
    const { payload } = await jwtVerify<Viewer>(token, publicKey, options).catch(() => {
      throw new HubError("VIEWER_UNVERIFIED");
    });
    const { sub, agency: from, roles, operations, sites, purpose, exp = 0 } = payload;
    const viewer = { sub, agency: from, roles, operations, sites, purpose };
    if (verified.size >= MAX_KEPT) verified.clear();
    verified.set(token, { viewer, until: exp * 1000 });
    return viewer;
  };
}
