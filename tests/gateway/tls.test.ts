// The gateway and an agency that do not trust the network between them.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { developmentKey, publicHalf } from "#kit/keys";
import { startSubgraph } from "#kit/serve";
import { SettingsError } from "#kit/settings";
import { tlsOf, type Tls } from "#kit/tls";
import { viewerSigner } from "#kit/viewer";
import { overHttp } from "../../gateway/http";
import { Place, within } from "./place";
import { ANSWER, people, QUESTION, shelters } from "./toys";

const place = new Place();
const path = (name: string): string => join(place.dataDir, name);
const openssl = (...args: string[]): Buffer => execFileSync("openssl", args, { stdio: "pipe" });

function issuer(name: string): void {
  const made = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  openssl("req", ...made, "-keyout", path(`${name}.key`), "-out", path(`${name}.pem`), "-subj", `/CN=${name}`);
}

/** A certificate for this machine, by an issuer. */
function issue(name: string, by: string): void {
  const asked = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", `/CN=${name}`];
  openssl("req", ...asked, "-keyout", path(`${name}.key`), "-out", path(`${name}.csr`));
  const names = place.file(`${name}.ext`, "subjectAltName=IP:127.0.0.1");
  const signed = ["-CA", path(`${by}.pem`), "-CAkey", path(`${by}.key`), "-days", "2", "-extfile", names];
  openssl("x509", "-req", "-in", path(`${name}.csr`), ...signed, "-out", path(`${name}.pem`));
}

const shown = (name: string, ca: string): Tls => ({
  cert: readFileSync(path(`${name}.pem`)),
  key: readFileSync(path(`${name}.key`)),
  ca: readFileSync(path(`${ca}.pem`)),
});

const stopping: (() => Promise<void>)[] = [];
let urls: Record<string, string>;
beforeAll(async () => {
  for (const name of ["ours", "theirs"]) issuer(name);
  for (const name of ["agency", "gateway"]) issue(name, "ours");
  issue("stranger", "theirs");
  const publicKey = publicHalf(await developmentKey(place.dataDir, "viewers"));
  const options = { publicKey, host: "127.0.0.1", port: 0, logLevel: "silent", isProduction: false };
  const server = await startSubgraph(await place.open(shelters), { ...options, tls: shown("agency", "ours") });
  stopping.push(server.stop);
  urls = { people: await place.subgraph(people), shelters: `${server.url}/graphql` };
});
afterAll(async () => {
  await place.close();
  for (const stop of stopping) await stop();
});

async function askedWith(tls: Tls | null) {
  const sign = await viewerSigner(await developmentKey(place.dataDir, "viewers"));
  return place.ask(await place.gateway(overHttp({ urls, timeouts: within(2_000), sign, tls })), QUESTION);
}

test("an agency is asked over TLS by the gateway that it knows", async () => {
  expect(urls.shelters).toMatch(/^https:/);
  const { data, errors } = await askedWith(shown("gateway", "ours"));
  expect({ data: data as unknown, errors }).toEqual({ data: ANSWER, errors: undefined });
});

test.each([
  ["shows nothing", (): Tls => ({ ca: readFileSync(path("ours.pem")) })],
  ["shows what another issued", () => shown("stranger", "ours")],
  ["does not know who issued what the agency shows", () => shown("gateway", "theirs")],
  ["knows of no certificates", () => null],
])("a gateway that %s gets nothing from it", async (_, tls) => {
  const { data } = await askedWith(tls());
  expect(data).toEqual({ people: ANSWER.people.map(({ name }) => ({ name, bed: null })), free: null });
});

test("settings that do not go together, or name no file, are refused by name", () => {
  expect(tlsOf({})).toBeNull();
  expect(() => tlsOf({ TLS_CERT: path("agency.pem") })).toThrow(new SettingsError("TLS_CERT and TLS_KEY go together."));
  expect(() => tlsOf({ TLS_CA: "/nowhere.pem" })).toThrow("TLS_CA: /nowhere.pem cannot be read.");
});
