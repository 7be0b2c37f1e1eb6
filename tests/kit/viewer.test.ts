import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { developmentKey, publicHalf } from "#kit/keys";
import { viewerSigner, viewerVerifier, type Viewer } from "#kit/viewer";

const viewer: Viewer = {
  sub: "a",
  agency: "IOM",
  roles: ["dashboard"],
  operations: ["GAO-2018"],
  sites: [],
  purpose: "ASSISTANCE",
};
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "onward-keys-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test("an agency believes the gateway about a viewer", async () => {
  const key = await developmentKey(folder, "viewers");
  const sign = await viewerSigner(key);
  const verify = await viewerVerifier(publicHalf(key), "people");
  await expect(verify(await sign(viewer, "people"))).resolves.toEqual(viewer);
});

test("a word for one agency is no good at another, nor is one from another key, nor none", async () => {
  const key = await developmentKey(folder, "viewers");
  const stranger = await viewerSigner(await developmentKey(folder, "strangers"));
  const sign = await viewerSigner(key);
  const verify = await viewerVerifier(publicHalf(key), "people");
  for (const token of [await sign(viewer, "health"), await stranger(viewer, "people"), "x.y.z", "", undefined]) {
    await expect(verify(token)).rejects.toMatchObject({ extensions: { code: "VIEWER_UNVERIFIED" } });
  }
});

test("a viewer is signed once per agency and minute, and another viewer never gets that word", async () => {
  const sign = await viewerSigner(await developmentKey(folder, "viewers"));
  expect(await sign(viewer, "people")).toBe(await sign({ ...viewer }, "people"));
  expect(await sign(viewer, "people")).not.toBe(await sign({ ...viewer, roles: ["clinician"] }, "people"));
});

test("processes that start at once agree on one key, which only its owner may read", async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => developmentKey(folder, "tokens")));
  expect(new Set(keys.map(({ x }) => x)).size).toBe(1);
  expect(readdirSync(join(folder, "keys"))).toEqual(["tokens.jwk"]);
  expect(statSync(join(folder, "keys", "tokens.jwk")).mode & 0o077).toBe(0);
});
