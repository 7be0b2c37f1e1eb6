import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportJWK, generateKeyPair } from "jose";
import { ALGORITHM, developmentKey } from "#kit/keys";
import { SettingsError } from "#kit/settings";
import { gatewaySettings, urlsOf } from "../../gateway/settings";
import { Place } from "./place";

const place = new Place();
afterAll(() => place.close());

const newKey = async () => {
  const { privateKey } = await generateKeyPair(ALGORITHM, { crv: "Ed25519", extractable: true });
  return exportJWK(privateKey);
};
const production = async () => ({
  NODE_ENV: "production",
  JWKS_URL: "https://issuer.example/keys",
  TOKEN_ISSUER: "https://issuer.example",
  TOKEN_AUDIENCE: "onward-mali",
  VIEWER_PRIVATE_KEY: JSON.stringify(await newKey()),
});

test("nothing has to be set in development", () => {
  expect(gatewaySettings({})).toMatchObject({ PORT: 4000, SUBGRAPH_TIMEOUT_MS: 2000, HOST: "127.0.0.1" });
});

test("production says everything that it lacks in one message", () => {
  const read = () => gatewaySettings({ NODE_ENV: "production", PORT: "many", PEOPLE_URL: "nowhere" });
  expect(read).toThrow(SettingsError);
  for (const name of ["JWKS_URL", "TOKEN_ISSUER", "TOKEN_AUDIENCE", "VIEWER_PRIVATE_KEY", "PORT", "PEOPLE_URL"]) {
    expect(read).toThrow(new RegExp(`^  ${name}: `, "m"));
  }
});

test("the gateway's key is a JWK, or the path of a file that holds one", async () => {
  const { VIEWER_PRIVATE_KEY: key, ...rest } = await production();
  const file = join(place.dataDir, "key.jwk");
  writeFileSync(file, key);
  for (const given of [key, file]) {
    expect(gatewaySettings({ ...rest, VIEWER_PRIVATE_KEY: given }).VIEWER_PRIVATE_KEY).toEqual(JSON.parse(key));
  }
});

test("a key that is none, is public or is the development's is refused, and not quoted", async () => {
  const { d, ...publicKey } = await newKey();
  const development = await developmentKey(place.dataDir, "viewers");
  const given = ["secret", "{secret", JSON.stringify(publicKey), JSON.stringify(development)];
  const env = await production();
  for (const VIEWER_PRIVATE_KEY of [...given, join(place.dataDir, "keys/viewers.jwk"), `{"d":"${String(d)}"}`]) {
    let message = "";
    try {
      gatewaySettings({ ...env, VIEWER_PRIVATE_KEY });
    } catch (error) {
      message = String(error);
    }
    expect(message).toMatch(/VIEWER_PRIVATE_KEY: is /);
    expect(message).not.toMatch(/secret/);
    expect(message).not.toContain(String(d));
  }
});

test("an issuer is not trusted without its name and the audience", () => {
  expect(() => gatewaySettings({ JWKS_URL: "https://issuer.example/keys", TOKEN_ISSUER: "x" })).toThrow(SettingsError);
});

test("an agency's address stands in for the one in the supergraph", () => {
  expect(urlsOf(gatewaySettings({ HEALTH_URL: "http://health:4003/graphql" }))).toMatchObject({
    health: "http://health:4003/graphql",
    people: undefined,
  });
});
