// The agencies by their folders, for commands that load only those which they are asked for.
import { existsSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";

/** What starts an agency, in its folder: `main.ts`, or compiled `main.js`. */
export const MAIN = `main${extname(__filename)}`;

export const AGENCY_FOLDERS = readdirSync(__dirname).filter((folder) => existsSync(join(__dirname, folder, MAIN)));
