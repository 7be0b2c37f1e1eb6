// Agencies in processes of their own, asked over HTTP.
import type { FormattedExecutionResult } from "graphql";
import { Pool } from "undici";
import { HubError } from "#kit/errors";
import { AHEAD_HEADER } from "#kit/access-log/unlogged";
import type { Tls } from "#kit/tls";
import { withTrace } from "#kit/tracing";
import { DEADLINE_HEADER, OPERATION_HEADER, VIEWER_HEADER, type Viewer } from "#kit/viewer";
import type { Connect, GatewayContext } from "./line";
import { answerAhead, answerIn } from "./answer";
import { isWrite, timeoutFor, type Question, type Timeouts } from "./question";
import { retried } from "./retry";

const MAX_CONNECTIONS = 64;
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

export interface HttpOptions {
  /** Addresses that stand in for those of the supergraph, by agency. */
  urls: Readonly<Record<string, string | undefined>>;
  timeouts: Timeouts;
  /** Vouches for the viewer to one agency. */
  sign: (viewer: Viewer, agency: string) => Promise<string>;
  /** How agencies are met whose addresses begin with https. */
  tls?: Tls | null;
}

/** A GraphQL server that found fault with a request says so with 400; every other status is a failure. */
const SPOKEN = [200, 400];

/** What one is told where a server is just not there, as while it restarts. */
const NOT_THERE = ["HTTP_502", "HTTP_503", "HTTP_504", "ECONNREFUSED", "ECONNRESET", "EPIPE", "UND_ERR_SOCKET"];

/** The server at the other end answered with a status that no agency answers with. */
class StatusError extends Error {
  override name = "StatusError";
  constructor(readonly code: string) {
    super(code);
  }
}

export function overHttp({ urls, timeouts, sign, tls = null }: HttpOptions): Connect {
  return ({ name, url: given }, { metrics }) => {
    const { origin, pathname, search } = addressOf(name, urls[name] ?? given);
    const pool = poolOf(origin, timeouts, tls);
    const send = async (
      question: Question,
      { viewer, requestId, operationName, unlogged }: GatewayContext,
      { until, signal }: Deadline,
    ): Promise<FormattedExecutionResult> => {
      const { statusCode, headers, body } = await pool.request({
        method: "POST",
        path: pathname + search,
        headers: withTrace({
          "content-type": "application/json",
          accept: "application/json",
          "x-request-id": requestId,
          [VIEWER_HEADER]: await sign(viewer, name),
          [DEADLINE_HEADER]: String(Math.max(1, Math.round(until - performance.now()))),
          ...(operationName && { [OPERATION_HEADER]: operationName }),
        }),
        body: JSON.stringify(question),
        signal,
      });
      if (!SPOKEN.includes(statusCode)) {
        await body.dump();
        throw new StatusError(`HTTP_${String(statusCode)}`);
      }
      if (headers[AHEAD_HEADER] === undefined) return answerIn(await body.text());
      const { answer, isLogged } = await answerAhead(body);
      unlogged.push({ agency: name, isLogged });
      return answer;
    };
    return {
      ask(question, context) {
        const timeoutMs = timeoutFor(question, timeouts);
        const deadline = { until: performance.now() + timeoutMs, signal: AbortSignal.timeout(timeoutMs) };
        const attempt = () => send(question, context, deadline);
        if (isWrite(question)) return attempt();
        return retried(attempt, isNotThere, deadline.until, () => {
          metrics.retried(name);
        });
      },
      close: () => pool.close(),
    };
  };
}

function poolOf(origin: string, { readMs, writeMs }: Timeouts, tls: Tls | null): Pool {
  return new Pool(origin, {
    connections: MAX_CONNECTIONS,
    connect: { ...tls, timeout: readMs },
    headersTimeout: writeMs,
    bodyTimeout: writeMs,
    maxResponseSize: MAX_ANSWER_BYTES,
  });
}

/** When an answer is no longer waited for, in the time of `performance.now()`. */
interface Deadline {
  until: number;
  signal: AbortSignal;
}

const isNotThere = (error: unknown): boolean => NOT_THERE.includes(String((error as { code?: unknown }).code));

function addressOf(agency: string, url: string | undefined): URL {
  if (!url || !URL.canParse(url)) {
    throw new HubError("SUPERGRAPH_INVALID", `There is no address for ${agency}: ${JSON.stringify(url ?? "")}.`);
  }
  return new URL(url);
}
