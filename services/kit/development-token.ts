// Tokens where there is no token issuer: for development and tests, never for production.
import { importJWK, SignJWT } from "jose";
import type { Role } from "#kit/access/roles";
import { ALGORITHM, developmentKey } from "#kit/keys";

export const DEVELOPMENT = { issuer: "onward-development", audience: "onward" };

/** The agency that a development token of each role speaks for unless told otherwise. */
export const ROLES: Readonly<Record<Role, string>> = {
  "iom-registrar": "IOM",
  "unicef-caseworker": "UNICEF",
  "unicef-analyst": "UNICEF",
  clinician: "Croix-Rouge malienne",
  "shelter-manager": "Direction régionale de la protection civile",
  "transport-officer": "IOM",
  consulate: "Consulate",
  dashboard: "OCHA",
  auditor: "IOM",
  "people-agency": "people",
  "shelters-agency": "shelters",
  "transport-agency": "transport",
};

export interface TokenRequest {
  role: Role | readonly [Role, ...Role[]];
  /** Codes of operations; none for all. */
  operations?: readonly string[] | undefined;
  /** Ids of shelters or posts. */
  sites?: readonly string[] | undefined;
  agency?: string | undefined;
  sub?: string | undefined;
  /** A number and s, m, h or d; 12h unless said. */
  ttl?: string | undefined;
}

/** Makes a token of the development key in `dataDir`. */
export async function issueToken(dataDir: string, request: TokenRequest): Promise<string> {
  const roles = [request.role].flat();
  const [first] = roles as [Role];
  const { operations = [], sites = [], agency = ROLES[first], sub = first, ttl = "12h" } = request;
  return new SignJWT({ agency, roles, operations, sites })
    .setProtectedHeader({ alg: ALGORITHM })
    .setSubject(sub)
    .setIssuer(DEVELOPMENT.issuer)
    .setAudience(DEVELOPMENT.audience)
    .setIssuedAt()
    .setExpirationTime(ttl)
    .sign(await importJWK(await developmentKey(dataDir, "tokens"), ALGORITHM));
}
