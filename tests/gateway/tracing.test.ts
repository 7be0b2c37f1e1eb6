// A request is followed through the gateway and the agencies.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { TSX } from "../support/command";
import { ANSWER } from "./toys";

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
}

interface Sent {
  resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
}

test("every part of it is a span of one trace, below the one that asked for it, and tells nothing of people", async () => {
  const traceId = "ab".repeat(16);
  // In a process of its own: the exporter loads a module in a way that Jest does not know.
  const program = join(__dirname, "tracing.process.ts");
  const args = [...TSX, program, `00-${traceId}-${"cd".repeat(8)}-01`];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const { data, bodies } = JSON.parse(stdout) as { data: unknown; bodies: string[] };
  expect(data).toEqual(ANSWER);
  const spans = bodies.flatMap((body) =>
    (JSON.parse(body) as Sent).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
  );
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([traceId]));
  const nameOf = (id: string | undefined) => spans.find(({ spanId }) => spanId === id)?.name ?? "the caller";
  const steps = spans.map(({ name, parentSpanId }) => `${nameOf(parentSpanId)} > ${name}`);
  expect(new Set(steps)).toEqual(
    new Set([
      "the caller > POST /graphql",
      "POST /graphql > ask people",
      "POST /graphql > ask shelters",
      "ask people > POST /graphql",
      "ask shelters > POST /graphql",
    ]),
  );
  expect(bodies.join("")).not.toMatch(/Awa|Binta/);
});
