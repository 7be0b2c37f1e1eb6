import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { environment } from "#kit/settings";
import { commandOf } from "../support/command";
import { Place, until } from "./place";
import { people, supergraphOf } from "./toys";

const place = new Place();
afterAll(() => place.close());

/** `npm run gateway`, as one process. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, commandOf("gateway"), {
    cwd: join(__dirname, "../.."),
    env: { ...environment(), NODE_ENV: "development", DATA_DIR: place.dataDir, PORT: "0", LOG_LEVEL: "error", ...env },
  });
  let output = "";
  const keep = (part: Buffer): void => void (output += part.toString());
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  return { child, output: () => output };
}

test("a gateway that cannot start says why in one line, and ends", async () => {
  const file = place.file("bad.graphql", "{{{");
  const { child, output } = start({ SUPERGRAPH: file });
  expect(await once(child, "exit")).toEqual([1, null]);
  expect(output()).toMatch(/^SUPERGRAPH_INVALID: .*\n$/);
  expect(output()).toContain(file);
}, 30_000);

test.each(["SIGTERM", "SIGINT"] as const)(
  "a gateway that gets %s, twice at once, answers what it was asked and ends",
  async (signal) => {
    const asked = new EventEmitter();
    const slow = await place.impostor((_, response) => void asked.emit("asked", response));
    const supergraph = place.file("people.graphql", await supergraphOf([people]));
    const { child, output } = start({ SUPERGRAPH: supergraph, PEOPLE_URL: slow, SUBGRAPH_TIMEOUT_MS: "20000" });
    await once(child.stdout, "data");
    const [url = ""] = /http:\/\/[^/]+/.exec(output()) ?? [];
    const waiting = once(asked, "asked");
    const answer = place.ask(url, "{ people { name } }");
    const [response] = (await waiting) as [ServerResponse];

    const ended = once(child, "exit");
    child.kill(signal);
    child.kill(signal);
    await until(async () => (await fetch(`${url}/health/ready`)).status === 503);
    response.end('{"data":{"people":[]}}');
    expect(await answer).toMatchObject({ status: 200, data: { people: [] } });
    expect(await ended).toEqual([0, null]);
  },
  30_000,
);
