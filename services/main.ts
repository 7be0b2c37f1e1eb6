// `npm run service -- people`: one agency in its own process.
import { createRequire } from "node:module";
import { AGENCY_FOLDERS, MAIN } from "./folders";

const [, , name = ""] = process.argv;

if (AGENCY_FOLDERS.includes(name)) {
  createRequire(__filename)(`./${name}/${MAIN}`);
} else {
  process.stderr.write(`Usage: npm run service -- AGENCY, which is one of: ${AGENCY_FOLDERS.join(", ")}\n`);
  process.exitCode = 2;
}
