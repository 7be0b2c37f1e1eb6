// Listens, in every test file, to all that the hub says of itself, and learns what it is told in confidence.
import { ChildProcess } from "node:child_process";
import { join, relative } from "node:path";
import { format } from "node:util";
import type { graphql } from "graphql";
import type pino from "pino";
import { Registry } from "prom-client";
import { Vault } from "#kit/vault/vault";
import type { asked } from "./asked";
import { confide, overhear, type Said } from "./overheard";

const ROOT = join(__dirname, "../..");

function hear(by: Said["by"], text: string): void {
  overhear(by, relative(ROOT, expect.getState().testPath ?? ""), text);
}

// Every line that would be written at the finest level, also by loggers that are silent in a test.
jest.mock("pino", () => {
  const actual = jest.requireActual<typeof pino>("pino");
  const opened = (options: pino.LoggerOptions, destination: pino.DestinationStream = process.stdout): pino.Logger => {
    const { level = "info" } = options;
    const ear = {
      level: "trace",
      stream: {
        write: (line: string) => {
          hear("log", line);
        },
      },
    };
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

jest.mock("./asked", () => {
  const actual = jest.requireActual<{ asked: typeof asked }>("./asked");
  const heard: typeof asked = async (...args) => {
    const answer = await actual.asked(...args);
    hearErrors(answer);
    return answer;
  };
  return { asked: heard };
});

// … and what is answered over HTTP.
tap(globalThis, "fetch", ({ answer }) => {
  whenDone(answer, (response) => {
    tap(response as Response, "json", ({ answer: body }) => {
      whenDone(body, hearErrors);
    });
  });
});

// All figures that a server of a file would give at `/metrics`: a label never goes away again.
const registries = new Set<Registry>();
tap(Registry.prototype, "registerMetric", ({ self }) => void registries.add(self));
afterAll(hearFigures);

/** When the tests of a file are over. */
export async function hearFigures(): Promise<void> {
  for (const registry of registries) hear("metrics", await registry.metrics());
  registries.clear();
}

// Whatever is ever sealed is what nobody may say.
tap(Vault.prototype, "seal", ({ args: [text, place] }) => {
  confide(String(place), String(text));
});

// What this process prints, and what the processes print that it starts.
const hearOutput = (text: unknown): void => {
  hear("output", String(text));
};
for (const level of ["debug", "info", "log", "warn", "error"]) {
  tap(console, level, ({ args }) => {
    hearOutput(format(...args));
  });
}
const outliving = [
  tap(process.stdout, "write", ({ args }) => {
    hearOutput(args[0]);
  }),
  tap(process.stderr, "write", ({ args }) => {
    hearOutput(args[0]);
  }),
  tap(ChildProcess.prototype, "spawn", ({ self: { stdout, stderr } }) => {
    stdout?.on("data", hearOutput);
    stderr?.on("data", hearOutput);
  }),
];
// These belong to the whole process, which has other files to test.
afterAll(() => {
  for (const end of outliving) end();
});

interface Call<T> {
  self: T;
  args: unknown[];
  answer: unknown;
}

/** Has `ear` told of every call of a method, before its caller gets the answer. Answers how to end that. */
function tap<T extends object>(owner: T, name: string, ear: (call: Call<T>) => void): () => void {
  const methods = owner as Record<string, (...args: unknown[]) => unknown>;
  const own = Object.getOwnPropertyDescriptor(owner, name);
  const through = methods[name];
  methods[name] = function (this: T, ...args) {
    const answer = through?.apply(this, args);
    ear({ self: this, args, answer });
    return answer;
  };
  return () => {
    if (own) Object.defineProperty(owner, name, own);
    else Reflect.deleteProperty(owner, name);
  };
}

/** For an answer that is a promise; a failure is its caller's business. */
function whenDone(answer: unknown, told: (value: unknown) => void): void {
  (answer as Promise<unknown>).then(told, () => undefined);
}
