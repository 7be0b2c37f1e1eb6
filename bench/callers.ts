// Who asks: some hundred people with every role, and a token of its own for each request.
import { randomUUID } from "node:crypto";
import { importJWK, SignJWT } from "jose";
import { ROLES } from "#kit/access/roles";
import { DEVELOPMENT } from "#kit/development-token";
import { ALGORITHM, developmentKey } from "#kit/keys";

const USERS = 200;
const TOKENS = 20_000;

/** Of the development key in `dataDir`; answers the header for the request of each number. */
export async function callersIn(dataDir: string): Promise<(index: number) => string> {
  const key = await importJWK(await developmentKey(dataDir, "tokens"), ALGORITHM);
  const sign = (index: number): Promise<string> =>
    new SignJWT({ agency: "UNICEF", roles: [...ROLES], operations: [], sites: [], jti: randomUUID() })
      .setProtectedHeader({ alg: ALGORITHM })
      .setSubject(`user-${String(index % USERS)}`)
      .setIssuer(DEVELOPMENT.issuer)
      .setAudience(DEVELOPMENT.audience)
      .setIssuedAt()
      .setExpirationTime("12h")
      .sign(key);
  const tokens = await Promise.all(Array.from({ length: TOKENS }, (_, index) => sign(index)));
  return (index) => `Bearer ${tokens[index % TOKENS] ?? ""}`;
}
