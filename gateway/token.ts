// `npm run -s token -- unicef-caseworker --operation GAO-2018`: prints one token of the development key.
import { parseArgs } from "node:util";
import type { Role } from "#kit/access/roles";
import { issueToken, ROLES, type TokenRequest } from "#kit/development-token";
import { failToStart } from "#kit/process";
import { readSettings } from "#kit/settings";

const USAGE = `Usage: npm run -s token -- ROLE [--operation CODE]… [--site ID]… [--agency NAME] [--sub ACCOUNT] [--ttl 12h]
Roles: ${Object.keys(ROLES).join(", ")}
`;

const OPTIONS = {
  operation: { type: "string", multiple: true },
  site: { type: "string", multiple: true },
  agency: { type: "string" },
  sub: { type: "string" },
  ttl: { type: "string" },
} as const;

/** Throws with a sentence on the first thing that is wrong with the command line. */
function requestFrom(args: string[]): TokenRequest {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [role = "", ...rest] = positionals;
  if (!Object.hasOwn(ROLES, role)) throw new Error(role ? `There is no role "${role}".` : "Which role?");
  if (rest.length > 0) throw new Error(`One role at a time: what is "${rest.join(" ")}"?`);
  if (values.ttl !== undefined && !/^[1-9]\d{0,4}[smhd]$/.test(values.ttl)) {
    throw new Error(`--ttl: "${values.ttl}" is not a number and s, m, h or d.`);
  }
  const { operation, site, agency, sub, ttl } = values;
  return { role: role as Role, operations: operation, sites: site, agency, sub, ttl };
}

async function main(): Promise<void> {
  let request: TokenRequest;
  try {
    request = requestFrom(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const { NODE_ENV, DATA_DIR } = readSettings({});
  if (NODE_ENV === "production")
    throw new Error("In production, tokens come from the issuer at JWKS_URL, not from here.");
  process.stdout.write(`${await issueToken(DATA_DIR, request)}\n`);
}

main().catch(failToStart);
