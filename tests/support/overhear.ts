// Listens, in every test file, to all that the hub says of itself, and learns what it is told in confidence.
import { ChildProcess } from "node:child_process";
import { relative } from "node:path";
import type { graphql } from "graphql";
import type pino from "pino";
import { Registry } from "prom-client";
import { Vault } from "#kit/vault/vault";
import { confide, overhear } from "./overheard";

const during = (): string => relative(process.cwd(), expect.getState().testPath ?? "");
const hear = (by: Parameters<typeof overhear>[0], text: string): void => {
  overhear(by, during(), text);
};

// Every line that would be written at the finest level, also by loggers that are silent in a test.
jest.mock("pino", () => {
  const actual = jest.requireActual<typeof pino>("pino");
  const opened = (options: pino.LoggerOptions, destination: pino.DestinationStream = process.stdout): pino.Logger => {
    const { level = "info" } = options;
    const ear = { level: "trace", stream: { write: (line: string) => hear("log", line) } };
    const streams = level === "silent" ? [ear] : [ear, { level, stream: destination }];
    return actual({ ...options, level: "trace" }, actual.multistream(streams as pino.StreamEntry[]));
  };
  return Object.assign(opened, actual);
});

/** An answer's errors, with all that they carry. */
function hearErrors(answer: unknown): void {
  const { errors } = Object(answer) as { errors?: unknown };
  if (Array.isArray(errors)) for (const error of errors) hear("error", JSON.stringify(error));
}

// What an agency answers when it is asked without a server …
jest.mock("graphql", () => {
  const actual = jest.requireActual<{ graphql: typeof graphql }>("graphql");
  const asked: typeof graphql = async (args) => {
    const answer = await actual.graphql(args);
    hearErrors(answer);
    return answer;
  };
  return { ...actual, graphql: asked };
});

// … and what is answered over HTTP.
const { fetch } = globalThis;
globalThis.fetch = async (...request) => {
  const answer = await fetch(...request);
  const json = answer.json.bind(answer);
  answer.json = async () => {
    const body: unknown = await json();
    hearErrors(body);
    return body;
  };
  return answer;
};

// All figures that a server of this file would give at `/metrics`: a label never goes away again.
const registries = new Set<Registry>();
const { registerMetric } = Registry.prototype;
Registry.prototype.registerMetric = function (this: Registry, metric) {
  registries.add(this);
  registerMetric.call(this, metric);
};
afterAll(async () => {
  for (const registry of registries) hear("metrics", await registry.metrics());
});

// Whatever is ever sealed is what nobody may say.
const { seal } = Vault.prototype;
Vault.prototype.seal = function (this: Vault, text, place) {
  confide(place, text);
  return seal.call(this, text, place);
};

// What this process prints, and what the processes print that it starts. Both outlive the file, so they are put back.
const putBack = [
  ...[process.stdout, process.stderr].map((stream) => tap(stream, "write", ([text]) => hear("output", String(text)))),
  tap(ChildProcess.prototype, "spawn", (_, child) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (text: Buffer | string) => hear("output", String(text)));
    }
  }),
];
afterAll(() => putBack.forEach((back) => back()));

/** Has `ear` told of every call of a method, after it; answers how to end that. */
function tap<T extends object>(owner: T, name: string, ear: (args: unknown[], self: T) => void): () => void {
  const methods = owner as Record<string, (...args: unknown[]) => unknown>;
  const own = Object.getOwnPropertyDescriptor(owner, name);
  const through = methods[name];
  methods[name] = function (this: T, ...args) {
    const answer = through?.apply(this, args);
    ear(args, this);
    return answer;
  };
  return () => {
    if (own) Object.defineProperty(owner, name, own);
    else Reflect.deleteProperty(owner, name);
  };
}
