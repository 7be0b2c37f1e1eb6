// Agencies in processes of their own, asked over HTTP.
import type { FormattedExecutionResult } from "graphql";
import { Pool, type Dispatcher } from "undici";
import { HubError } from "#kit/errors";
import { AHEAD_HEADER } from "#kit/access-log/unlogged";
import { OPERATION_HEADER, VIEWER_HEADER, type Viewer } from "#kit/viewer";
import type { Connect } from "./agency-source";
import { timeoutFor, type Timeouts } from "./question";

const MAX_CONNECTIONS = 64;
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

export interface HttpOptions {
  /** Addresses that stand in for those of the supergraph, by agency. */
  urls: Readonly<Record<string, string | undefined>>;
  timeouts: Timeouts;
  /** Vouches for the viewer to one agency. */
  sign: (viewer: Viewer, agency: string) => Promise<string>;
}

/** A GraphQL server that found fault with a request says so with 400; every other status is a failure. */
const SPOKEN = [200, 400];

/** The server at the other end answered with a status that no agency answers with. */
class StatusError extends Error {
  override name = "StatusError";
  constructor(readonly code: string) {
    super(code);
  }
}

export function overHttp({ urls, timeouts, sign }: HttpOptions): Connect {
  return ({ name, url: given }) => {
    const { origin, pathname, search } = addressOf(name, urls[name] ?? given);
    const pool = new Pool(origin, {
      connections: MAX_CONNECTIONS,
      connectTimeout: timeouts.readMs,
      headersTimeout: timeouts.writeMs,
      bodyTimeout: timeouts.writeMs,
      maxResponseSize: MAX_ANSWER_BYTES,
    });
    return {
      async ask(question, { viewer, requestId, operationName, unlogged }) {
        const { statusCode, headers, body } = await pool.request({
          method: "POST",
          path: pathname + search,
          headers: {
            "content-type": "application/json",
            accept: "application/json",
            "x-request-id": requestId,
            [VIEWER_HEADER]: await sign(viewer, name),
            ...(operationName && { [OPERATION_HEADER]: operationName }),
          },
          body: JSON.stringify(question),
          signal: AbortSignal.timeout(timeoutFor(question, timeouts)),
        });
        if (!SPOKEN.includes(statusCode)) {
          await body.dump();
          throw new StatusError(`HTTP_${String(statusCode)}`);
        }
        if (headers[AHEAD_HEADER] === undefined) return (await body.json()) as FormattedExecutionResult;
        const { answer, isLogged } = await answerAhead(body);
        unlogged.push({ agency: name, isLogged });
        return answer;
      },
      close: () => pool.close(),
    };
  };
}

/** The first line is the answer. When it is logged the body ends; where it cannot be, a second line says so. */
async function answerAhead(
  body: Dispatcher.ResponseData["body"],
): Promise<{ answer: FormattedExecutionResult; isLogged: Promise<boolean> }> {
  const parts = textsIn(body);
  let line = "";
  for (;;) {
    const { value, done } = await parts.next();
    const part = value ?? "";
    const end = part.indexOf("\n");
    line += end < 0 ? part : part.slice(0, end);
    if (end < 0 && !done) continue;
    const isLogged = isBlank(part.slice(end + 1), parts).catch(() => false);
    return { answer: JSON.parse(line) as FormattedExecutionResult, isLogged };
  }
}

async function* textsIn(body: AsyncIterable<Uint8Array>): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder();
  for await (const bytes of body) yield decoder.decode(bytes, { stream: true });
}

async function isBlank(text: string, parts: AsyncGenerator<string, undefined>): Promise<boolean> {
  for (let isSo = text.trim() === ""; ;) {
    const { value, done } = await parts.next();
    if (done) return isSo;
    isSo &&= value.trim() === "";
  }
}

function addressOf(agency: string, url: string | undefined): URL {
  if (!url || !URL.canParse(url)) {
    throw new HubError("SUPERGRAPH_INVALID", `There is no address for ${agency}: ${JSON.stringify(url ?? "")}.`);
  }
  return new URL(url);
}
