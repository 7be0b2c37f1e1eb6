// `npm run service -- people`: one agency in its own process.
import { existsSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";

const [, , name = ""] = process.argv;
/** `main.ts`, or compiled `main.js`. */
const main = `main${extname(__filename)}`;
const agencies = readdirSync(__dirname).filter((folder) => existsSync(join(__dirname, folder, main)));

if (agencies.includes(name)) {
  void import(`./${name}/${main}`);
} else {
  process.stderr.write(`Usage: npm run service -- AGENCY, which is one of: ${agencies.join(", ")}\n`);
  process.exitCode = 2;
}
