// `npm run service -- people`: one agency in its own process.
import { AGENCY_FOLDERS, MAIN } from "./folders";

const [, , name = ""] = process.argv;

if (AGENCY_FOLDERS.includes(name)) {
  void import(`./${name}/${MAIN}`);
} else {
  process.stderr.write(`Usage: npm run service -- AGENCY, which is one of: ${AGENCY_FOLDERS.join(", ")}\n`);
  process.exitCode = 2;
}
