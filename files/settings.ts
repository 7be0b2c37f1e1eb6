// What the commands on files are told: where the hub is, and as whom they ask.
import { readFileSync } from "node:fs";
import { z } from "zod";
import { readSettings } from "#kit/settings";

/** `HUB_URL`, and `ONWARD_TOKEN` (a token, or the path of a file that holds one), unless `--url` and `--token` say it. */
export function hubSettings(values: { url?: string | undefined; token?: string | undefined }): {
  url: string;
  token: string;
} {
  const settings = readSettings({
    HUB_URL: z.url().default("http://127.0.0.1:4000"),
    ONWARD_TOKEN: z.string().optional(),
  });
  const token = values.token ?? settings.ONWARD_TOKEN;
  if (!token) throw new Error('A token is needed: --token "$(npm run -s token -- iom-registrar)", or ONWARD_TOKEN.');
  return { url: values.url ?? settings.HUB_URL, token: token.split(".").length === 3 ? token : read(token) };
}

const read = (path: string): string => readFileSync(path, "utf8").trim();
