import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HUB_ERRORS } from "#kit/errors";

test("every error code is documented, and every documented code exists", () => {
  const readme = readFileSync(join(__dirname, "../../README.md"), "utf8");
  const documented = [...readme.matchAll(/^\| `([A-Z_]+)`\s+\|/gm)].map(([, code]) => code);
  expect(documented).toEqual(Object.keys(HUB_ERRORS));
});
