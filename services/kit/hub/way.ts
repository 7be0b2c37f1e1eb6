// How an agency that must tell or ask the others reaches the hub: read from the settings, once.
import { z } from "zod";
import type { Agency, WayToHub } from "#kit/agency";
import { hubAt } from "#kit/hub/hub";
import { ownToken } from "#kit/hub/own-token";
import type { Log } from "#kit/log";
import { readSettings } from "#kit/settings";

/** How long an agency waits for the hub. Longer than the hub waits for another agency. */
const TIMEOUT_MS = 10_000;

/**
 * For those of `agencies` that have letters: `TOKEN_URL`, `PEOPLE_CLIENT_ID` and `PEOPLE_CLIENT_SECRET` (needed in
 * production), with which the token issuer gives the agency a token of its own. `hubUrl` says where the hub is.
 */
export function waysToHub(agencies: readonly Agency[], hubUrl: () => string): (agency: Agency, log: Log) => Way {
  const telling = agencies.filter(({ letters }) => letters);
  const own = telling.flatMap(({ name }) => [settingOf(name, "ID"), settingOf(name, "SECRET")]);
  const names = telling.length > 0 ? ["TOKEN_URL", ...own] : [];
  const shape = Object.fromEntries(names.map((name) => [name, z.string().optional()]));
  const settings = readSettings<Record<string, z.ZodType>>(shape, names) as Record<string, unknown>;
  const text = (name: string): string => (settings[name] as string | undefined) ?? "";
  return (agency, log) => {
    if (!agency.letters) return undefined;
    const credentials = {
      tokenUrl: text("TOKEN_URL"),
      clientId: text(settingOf(agency.name, "ID")),
      clientSecret: text(settingOf(agency.name, "SECRET")),
    };
    const token = ownToken(agency.name, credentials.tokenUrl ? credentials : { dataDir: text("DATA_DIR") });
    return { hub: hubAt({ url: hubUrl, token, timeoutMs: TIMEOUT_MS }), log };
  };
}

type Way = WayToHub | undefined;

const settingOf = (agency: string, what: "ID" | "SECRET"): string => `${agency.toUpperCase()}_CLIENT_${what}`;
