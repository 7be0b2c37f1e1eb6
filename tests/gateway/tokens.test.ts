import { exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type JWTPayload } from "jose";
import { ALGORITHM, developmentKey } from "#kit/keys";
import { inProcess } from "../../gateway/in-process";
import { tokenReader } from "../../gateway/tokens";
import { Place, within } from "./place";
import { ANSWER, people, QUESTION, shelters } from "./toys";

const place = new Place();
let url: string;
beforeAll(async () => {
  url = await place.gateway(
    inProcess(await Promise.all([people, shelters].map((each) => place.open(each))), within(1_000)),
  );
});
afterAll(() => place.close());

const CLAIMS = {
  iss: "onward-development",
  aud: "onward",
  sub: "somebody",
  agency: "IOM",
  roles: ["dashboard"],
  operations: [],
  sites: [],
};
const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3600;

/** A token of the development key, with whatever claims. */
async function token(claims: JWTPayload): Promise<string> {
  const key = await importJWK(await developmentKey(place.dataDir, "tokens"), ALGORITHM);
  return new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM }).sign(key);
}

const secret = new TextEncoder().encode("a secret that the attacker chose, long enough");
const signedBy = async (alg: string): Promise<string> => {
  const { privateKey } = await generateKeyPair(alg);
  return new SignJWT({ ...CLAIMS, exp: inAnHour() }).setProtectedHeader({ alg }).sign(privateKey);
};

test("a token opens the door", async () => {
  expect(await place.ask(url, QUESTION)).toMatchObject({ status: 200, data: ANSWER });
});

const REFUSED: Record<string, [string, () => string | Promise<string>]> = {
  "no token": ["TOKEN_MISSING", () => ""],
  "an expired token": ["TOKEN_EXPIRED", () => token({ ...CLAIMS, exp: inAnHour() - 3601 })],
  "a token that never expires": ["TOKEN_INVALID", () => token(CLAIMS)],
  "a token of another key": ["TOKEN_INVALID", () => signedBy("EdDSA")],
  "a token of another kind of key": ["TOKEN_INVALID", () => signedBy("ES256")],
  "a token without signature": ["TOKEN_INVALID", () => new UnsecuredJWT({ ...CLAIMS, exp: inAnHour() }).encode()],
  "a token signed with a secret": [
    "TOKEN_INVALID",
    () => new SignJWT({ ...CLAIMS, exp: inAnHour() }).setProtectedHeader({ alg: "HS256" }).sign(secret),
  ],
  "a token whose claims were changed": [
    "TOKEN_INVALID",
    async () => {
      const [head, , signature] = (await place.token()).split(".");
      const claims = Buffer.from(JSON.stringify({ ...CLAIMS, exp: inAnHour() })).toString("base64url");
      return `${String(head)}.${claims}.${String(signature)}`;
    },
  ],
  "a token for another audience": ["TOKEN_INVALID", () => token({ ...CLAIMS, exp: inAnHour(), aud: "elsewhere" })],
  "a token of another issuer": ["TOKEN_INVALID", () => token({ ...CLAIMS, exp: inAnHour(), iss: "elsewhere" })],
  "a token without roles": ["TOKEN_INVALID", () => token({ ...CLAIMS, exp: inAnHour(), roles: undefined })],
  "a token that does not say for which operations": [
    "TOKEN_INVALID",
    () => token({ ...CLAIMS, exp: inAnHour(), operations: undefined }),
  ],
  "a word that is no token": ["TOKEN_INVALID", () => "hello"],
};

test.each(Object.entries(REFUSED))("%s is refused", async (_, [code, make]) => {
  const answer = await place.ask(url, QUESTION, { token: await make() });
  expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code } }] });
  expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  expect(answer.data).toBeUndefined();
});

test("a caller without a token is refused before the request is read", async () => {
  const answer = await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "text/x" }, body: "{" });
  expect(answer.status).toBe(401);
});

test("no log line tells a token, a header or a name", async () => {
  const secretToken = await place.token("clinician");
  await place.ask(url, '{ people { name } secret: __type(name: "Awa") { name } }', { token: secretToken });
  const log = place.logged.join("");
  expect(log).toContain('"route":"/graphql"');
  expect(log).not.toContain(secretToken.slice(0, 30));
  expect(log).not.toMatch(/authorization|Awa|127\.0\.0\.1:\d+.*remote/i);
});

describe("an issuer who publishes keys", () => {
  const publish = async (status = 200) => {
    const { publicKey, privateKey } = await generateKeyPair("RS256");
    const keys = [{ ...(await exportJWK(publicKey)), kid: "k", alg: "RS256" }];
    const at = await place.impostor((_, response) => void response.writeHead(status).end(JSON.stringify({ keys })));
    const read = await tokenReader({
      DATA_DIR: place.dataDir,
      JWKS_URL: at,
      TOKEN_ISSUER: "https://issuer.example",
      TOKEN_AUDIENCE: "onward-mali",
    });
    const sign = (claims: JWTPayload): Promise<string> =>
      new SignJWT({ ...CLAIMS, iss: "https://issuer.example", aud: "onward-mali", exp: inAnHour(), ...claims })
        .setProtectedHeader({ alg: "RS256", kid: "k" })
        .sign(privateKey);
    return { read, sign };
  };

  test("is trusted for its own tokens, and says who the viewer is", async () => {
    const { read, sign } = await publish();
    const { sub, agency, roles } = CLAIMS;
    const claims = { operations: ["GAO-2018"], sites: ["s"] };
    expect(await read(`Bearer ${await sign(claims)}`)).toEqual({ sub, agency, roles, ...claims });
  });

  test.each([{ aud: "onward" }, { iss: "onward-development" }])("is not trusted for %j", async (claims) => {
    const { read, sign } = await publish();
    await expect(read(`Bearer ${await sign(claims)}`)).rejects.toMatchObject({ extensions: { code: "TOKEN_INVALID" } });
  });

  test("takes the place of the development key", async () => {
    const { read } = await publish();
    await expect(read(`Bearer ${await place.token()}`)).rejects.toMatchObject({
      extensions: { code: "TOKEN_INVALID" },
    });
  });

  test("who is away lets nobody in, and the token is not blamed", async () => {
    const { read, sign } = await publish(503);
    const refusal = read(`Bearer ${await sign({})}`);
    await expect(refusal).rejects.toThrow();
    await expect(refusal).rejects.not.toHaveProperty("extensions");
  });
});
