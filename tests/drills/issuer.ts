// An identity provider: publishes its keys, gives agencies tokens for their secrets, and signs those of desks.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

const ALGORITHM = "EdDSA";
const KEY_ID = "issuer-1";
const SECONDS = 300;

export interface Issuer {
  /** What the hub is told of it. */
  settings: Readonly<Record<"JWKS_URL" | "TOKEN_ISSUER" | "TOKEN_AUDIENCE" | "TOKEN_URL", string>>;
  /** The secret of an agency's client, whose id is the agency's name. */
  secretOf: (agency: string) => string;
  token: (role: string, agency: string) => Promise<string>;
  stop: () => void;
}

export async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const keys = [{ ...(await exportJWK(publicKey)), kid: KEY_ID, alg: ALGORITHM, use: "sig" }];
  const secretOf = (agency: string): string => `secret of ${agency}`;
  let origin = "";
  const token = (role: string, agency: string): Promise<string> =>
    new SignJWT({ agency, roles: [role], operations: [], sites: [] })
      .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID })
      .setSubject(role)
      .setIssuer(origin)
      .setAudience("onward")
      .setIssuedAt()
      .setExpirationTime(`${String(SECONDS)}s`)
      .sign(privateKey);
  const server = createServer((request, response) => {
    let body = "";
    const answer = (status: number, value: unknown): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    };
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      if (request.url === "/keys") {
        answer(200, { keys });
        return;
      }
      const form = new URLSearchParams(body);
      const client = form.get("client_id") ?? "";
      if (form.get("client_secret") !== secretOf(client)) answer(401, { error: "invalid_client" });
      else
        void token(`${client}-agency`, client).then((access) => {
          answer(200, { access_token: access, expires_in: SECONDS });
        });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const settings = {
    JWKS_URL: `${origin}/keys`,
    TOKEN_ISSUER: origin,
    TOKEN_AUDIENCE: "onward",
    TOKEN_URL: `${origin}/token`,
  };
  return { settings, secretOf, token, stop: () => void server.close() };
}
